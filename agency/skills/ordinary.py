"""Spellings that are also everyday words or given names, for which capitals must tell."""

ORDINARY_WORDS = frozenset(
    """
    access airtable apex asana chef climate cross dart dash flask express excel go helm hive
    inventor julia kong lead lean less lever make node notion oracle outreach perl puppet rails
    react reception redis rest ruby rust safe sage segment sketch snowflake spark spring stripe
    swift unity unreal word wiring painting framing roofing welding reading bath nice cork mobile
    split essen deal hull orange surrey richmond brandon victoria regina charlotte austin sydney
    hamilton kingston lincoln florence columbus houston dallas madison jackson hydrogen negotiation
    media ports banks restaurants defence defense travel property energy charity education
    government retail dispatch buyer architect scrum routing german french spanish arabic
    can cam ace map asp cat eit ips one ada sap sas
    """.split()
) - frozenset(
    # Everyday words whose lower-case use in a note nearly always means the term itself.
    """
    airtable climate excel negotiation hydrogen wiring painting framing roofing welding media
    banks restaurants defence defense travel property energy charity education government retail
    buyer architect scrum routing redis perl snowflake eit sap sas german french spanish arabic
    """.split()
)

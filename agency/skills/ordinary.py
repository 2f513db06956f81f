"""Spellings that are also everyday words or given names, for which capitals must tell."""

_WORDS = """
    access apex asana chef cross dart dash dispatch flask express go helm hive inventor julia lead
    lean less lever make node notion oracle outreach puppet rails react reception rest ruby rust
    safe sage scrum segment sketch spark spring stripe swift unity unreal word arbitration
    reading bath nice cork mobile split essen deal hull orange surrey richmond brandon victoria
    regina charlotte austin sydney hamilton kingston lincoln florence columbus houston dallas
    madison jackson cambridge windsor york phoenix burlington dartmouth waterloo porto
    was pls pat law doe hiring
    can cam ace map asp cat ips one ada cia cap
"""
ORDINARY_WORDS = frozenset(_WORDS.split())

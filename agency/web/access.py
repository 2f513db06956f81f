"""Who may open what."""

OPEN_PORTAL_PAGES = frozenset(
    {"portal.sign_in", "portal.sign_in_by_link", "portal.ask_for_sign_in_link", "portal.first_administrator"}
)
"""The portal's pages that a stranger may open; every other asks who it is."""

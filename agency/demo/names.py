"""Addresses made out of names, on domains that nobody can own."""

import re
import unicodedata


def slug(words: str) -> str:
    """Small letters and dots: "Marie-Ève St-Cyr" is "marieeve.stcyr"."""
    plain = unicodedata.normalize("NFKD", words.casefold())
    letters = "".join(sign for sign in plain if not unicodedata.combining(sign))
    return ".".join(filter(None, (re.sub(r"[^a-z0-9]", "", word) for word in letters.split())))


def address_of(name: str, firm: str = "") -> str:
    """At their firm, or at ``example.com`` for their own."""
    domain = f"{slug(firm).replace('.', '')}.example" if firm else "example.com"
    return f"{slug(name)}@{domain}"

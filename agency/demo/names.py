"""Addresses made out of names, on domains that nobody can own."""

import re

from agency.words import unaccented


def slug(words: str) -> str:
    """Small letters and dots: "Marie-Ève St-Cyr" is "marieeve.stcyr"."""
    letters = unaccented(words.casefold()).split()
    return ".".join(filter(None, (re.sub(r"[^a-z0-9]", "", word) for word in letters)))


def address_of(name: str, firm: str = "") -> str:
    """At their firm, or at ``example.com`` for their own."""
    domain = f"{slug(firm).replace('.', '')}.example" if firm else "example.com"
    return f"{slug(name)}@{domain}"

"""Spellings that are also everyday words or given names; `seed/ordinary.csv` has them by language.

Our users write English: an English one says something only as it is spelled, with its capitals. A French or German one
says nothing in small letters in a note of that language.
"""

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def _by_language() -> dict[str, frozenset[str]]:
    table = files("agency.skills").joinpath("seed/ordinary.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(table.splitlines()))
    return {
        language: frozenset(row["word"] for row in rows if row["language"] == language)
        for language in ("en", "fr", "de")
    }


def ordinary_words(language: str) -> frozenset[str]:
    """The everyday words of "en", "fr" or "de" that are spellings of the vocabulary as well."""
    return _by_language()[language]


_EVERYDAY = """
    academia agentur agenturen agricole airlines alimentaire associatif assurance bank banken
    banque banques bau beratung bildung bitcoin builders casino cegep cigarettes clinic
    clinics college colleges council councils couriers cyber dealerships edition electronics
    entertainment fashion food foundations galleries games gouvernement grocers grocery handel
    health hochschule hopitaux hospital infra infrastruktur insurer klinik
    kliniken krankenhaus logiciel logiciels logistik logistique luxury machinery marijuana media
    mine mines ministere ministries ministry mode municipal municipalite municipalities
    municipality musee musees museum museums oil packaging pharmaceutical pubs refineries renewable
    sante school school-board schools schule schulen steel stiftung supermarkets tech
    techno theatres tourisme uni unis universitat universite university verlag verwaltung weed
"""
EVERYDAY = frozenset(_EVERYDAY.split())
"""Words of any text that name an industry too, in small plain letters: one says so only where it is wished or refused."""

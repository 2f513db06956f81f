"""How acts read: who, what, which record, and where its page is."""

from collections.abc import Mapping

from flask import url_for

from agency.audit.ledger import CANDIDATE, RECRUITER, Act
from agency.languages.speaking import N_, Words, _
from agency.words import capital

THINGS = Words(
    {
        "candidates": N_("candidate"),
        "ways_to_reach": N_("way to reach"),
        "skills_held": N_("skill held"),
        "designations_held": N_("designation held"),
        "earlier_jobs": N_("earlier job"),
        "preferences": N_("wish"),
        "contact_terms": N_("terms of candidate"),
        "consent_entries": N_("consent of candidate"),
        "contact_reservations": N_("candidate"),
        "touches": N_("touch"),
        "client_touches": N_("touch with a client"),
        "saved_searches": N_("saved search"),
        "merges": N_("candidate"),
        "import_jobs": N_("import"),
        "exports": N_("file"),
        "off_limits": N_("off-limits rule"),
        "agency": N_("the agency"),
        "policy_choices": N_("policy"),
        "fit_weights": N_("weights"),
        "vocabulary_terms": N_("term"),
    }
)
_CANDIDATES = ("candidates", "contact_terms", "consent_entries", "contact_reservations", "merges")


def thing_words(table: str) -> str:
    """ "wish" of the table ``preferences``; an unknown one by its own name, without its s."""
    return THINGS.get(table) or table.replace("_", " ").removesuffix("s")


def thing(act: Act) -> str:
    """ "candidate 12": nobody's name, so that a list of acts is no list of people."""
    words = thing_words(act.thing)
    return words if act.thing == "agency" or act.thing_id is None else f"{words} {act.thing_id}"


def thing_url(act: Act) -> str:
    """The record's own page, which says for itself what its reader may see; empty where it has none."""
    if act.thing_id is None:
        return ""
    if act.thing in _CANDIDATES:
        return url_for("portal.candidate", candidate_id=act.thing_id)
    if act.thing == "roles":
        return url_for("portal.role", role_id=act.thing_id)
    if act.thing == "clients":
        return url_for("portal.client", client_id=act.thing_id)
    if act.thing == "import_jobs":
        return url_for("portal.import_job", job_id=act.thing_id)
    return ""


def who(act: Act, names: Mapping[int, str]) -> str:
    if act.who_kind == RECRUITER and act.who_id is not None:
        return names.get(act.who_id, _("Recruiter %(number)s", number=act.who_id))
    return _("A candidate") if act.who_kind == CANDIDATE else "Callback"


def what(act: Act) -> str:
    return capital(act.what)

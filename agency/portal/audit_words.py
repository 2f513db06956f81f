"""How acts read: who, what, which record, and where its page is."""

from collections.abc import Mapping
from typing import Any

from flask import url_for

from agency.audit.ledger import CANDIDATE, RECRUITER, Act
from agency.languages.speaking import N_, NP_, Language, Words, _, language, pgettext
from agency.portal.person_words import KIND_WORDS
from agency.portal.role_words import STAGES, STATES
from agency.words import capital, inside

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
        "clients": N_("client"),
        "client_contacts": N_("client contact"),
        "roles": N_("role"),
        "role_requirements": N_("role requirement"),
        "promises": N_("promise"),
        "suggestions": N_("suggestion"),
        "submissions": N_("submission"),
        "declared_submissions": N_("declared submission"),
        "recruiters": N_("recruiter"),
        "desks": N_("desk"),
        "hotlists": N_("hotlist"),
        "referrals": N_("referral"),
        "referral_links": N_("referral link"),
        "introductions": N_("introduction"),
        "introduction_sides": N_("introduction side"),
        "interviews": N_("interview"),
        "packs": N_("pack"),
        "debriefs": N_("debrief"),
        "practices": N_("practice"),
        "practice_answers": N_("practice answer"),
        "questions": N_("question"),
        "reviews": N_("review"),
        "tips": N_("tip"),
        "story_versions": N_("story version"),
        "designation_guides": N_("designation guide"),
    }
)
_DEEDS = (
    NP_("audit", "changed"),
    NP_("audit", "deleted"),
    NP_("audit", "asked for a file"),
    NP_("audit", "agreed"),
    NP_("audit", "refused"),
    NP_("audit", "took a file"),
    NP_("audit", "signed in"),
    NP_("audit", "wrote down"),
    NP_("audit", "sent a letter"),
    NP_("audit", "chose a policy"),
    NP_("audit", "chose weights"),
    NP_("audit", "brought a file"),
    NP_("audit", "saved an import"),
    NP_("audit", "made two records one"),
    NP_("audit", "parted two records"),
)
"""What the ledgers say was done."""
_FIELDS = (
    NP_("held", "About"),
    NP_("held", "Access level"),
    NP_("held", "Advertisement"),
    NP_("held", "Agreed at"),
    NP_("held", "Answers"),
    NP_("held", "Archived at"),
    NP_("held", "Ask letter"),
    NP_("held", "Asked on"),
    NP_("held", "Asks groups"),
    NP_("held", "Candidate"),
    NP_("held", "Confidence"),
    NP_("held", "Contact"),
    NP_("held", "Copy letter"),
    NP_("held", "Decided at"),
    NP_("held", "Decided by"),
    NP_("held", "Designation"),
    NP_("held", "Desk"),
    NP_("held", "Digest at"),
    NP_("held", "Digest on"),
    NP_("held", "Digest weekday"),
    NP_("held", "Disabled at"),
    NP_("held", "Done"),
    NP_("held", "Drop edition"),
    NP_("held", "Exclusive until"),
    NP_("held", "Field"),
    NP_("held", "Generation"),
    NP_("held", "Heard candidate"),
    NP_("held", "Heard from"),
    NP_("held", "Heard on"),
    NP_("held", "Help letter"),
    NP_("held", "Import"),
    NP_("held", "Interview"),
    NP_("held", "Introduced at"),
    NP_("held", "Introduced by"),
    NP_("held", "Introduction"),
    NP_("held", "Key hash"),
    NP_("held", "Keys on"),
    NP_("held", "Language"),
    NP_("held", "Letter"),
    NP_("held", "Level"),
    NP_("held", "Link"),
    NP_("held", "Logo"),
    NP_("held", "Logo width"),
    NP_("held", "Looked at"),
    NP_("held", "Mail from"),
    NP_("held", "May be named"),
    NP_("held", "Once key"),
    NP_("held", "Openings"),
    NP_("held", "Over at"),
    NP_("held", "Password hash"),
    NP_("held", "Pay high"),
    NP_("held", "Pay low"),
    NP_("held", "People"),
    NP_("held", "Postal address"),
    NP_("held", "Practice"),
    NP_("held", "Preference"),
    NP_("held", "Price currency"),
    NP_("held", "Price high"),
    NP_("held", "Price low"),
    NP_("held", "Proposed at"),
    NP_("held", "Proposed by"),
    NP_("held", "Ready at"),
    NP_("held", "Ref"),
    NP_("held", "Referral reward"),
    NP_("held", "Referral reward days"),
    NP_("held", "Referral reward words"),
    NP_("held", "Referrer"),
    NP_("held", "Replaced by"),
    NP_("held", "Resume"),
    NP_("held", "Retention months"),
    NP_("held", "Retired at"),
    NP_("held", "Review"),
    NP_("held", "Reward paid by"),
    NP_("held", "Rows"),
    NP_("held", "Second step required"),
    NP_("held", "Shortlist on"),
    NP_("held", "Skill"),
    NP_("held", "Synonyms"),
    NP_("held", "Taken at"),
    NP_("held", "Term"),
    NP_("held", "Theme"),
    NP_("held", "Token hash"),
    NP_("held", "Touch"),
    NP_("held", "Wants first"),
    NP_("held", "Weeks high"),
    NP_("held", "Weeks low"),
    NP_("held", "Wish"),
    NP_("held", "Words said on"),
    NP_("held", "Written in"),
)
"""Names of fields beside those under which people read what we hold about them."""
_ANSWERS = Words({"yes": N_("Yes"), "no": N_("No")})
_VALUES: tuple[Mapping[Any, str], ...] = (STAGES, STATES, KIND_WORDS, _ANSWERS)
"""What values that are shown mean, by the words that the tables have for them."""
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
    return capital(pgettext("audit", act.what))


def details(act: Act) -> str:
    """Fields and values in the reader's language, as far as they have a name in it; in English as the tables call them."""
    if language() is Language.en:
        return ", ".join(act.details)
    tell = _value if act.thing == "consent_entries" else _field
    return ", ".join(map(tell, act.details))


def _field(said: str) -> str:
    """ "étape : présentation" of "stage: submitted"."""
    name, _colon, value = said.partition(": ")
    label = capital(name)
    told = pgettext("held", label)
    field = inside(told) if told != label else name
    return _("%(label)s: %(words)s", label=field, words=_value(value)) if value else field


def _value(said: str) -> str:
    key = said.replace(" ", "_")
    kept = pgettext("held value", key)
    told = kept if kept != key else said
    return next((inside(words[key]) for words in _VALUES if key in words), told)

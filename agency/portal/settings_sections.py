"""Every page of Settings, in groups: what it is called, what it is for, and who finds it there."""

from collections.abc import Callable
from dataclasses import dataclass

from agency.recruiters.models import Recruiter


def _everybody(_reader: Recruiter) -> bool:
    return True


def _administrators(reader: Recruiter) -> bool:
    return reader.is_administrator


def _auditors(reader: Recruiter) -> bool:
    return reader.may_audit


@dataclass(frozen=True)
class Section:
    """One page. The guard of the page itself decides; this only says where a link is shown."""

    name: str
    endpoint: str
    words: str
    what: str
    is_for: Callable[[Recruiter], bool] = _everybody


GROUPS: tuple[tuple[str, tuple[Section, ...]], ...] = (
    (
        "You",
        (
            Section(
                "me", "portal.settings", "Me",
                "Name, zone, theme, keys, digest, calendar, drop address, password, where you are signed in.",
            ),
        ),
    ),
    (
        "How we work",
        (
            Section(
                "policy", "portal.policy_settings", "Policy",
                "When and on what ground somebody may be contacted. Gentler than the house, never harsher.",
            ),
            Section("fit", "portal.fit_settings", "Fit", "What fit counts, and whom other weights would move."),
            Section(
                "vocabulary", "portal.vocabulary", "Vocabulary",
                "Skills, designations, industries and titles, with their synonyms; two made one.",
            ),
        ),
    ),
    (
        "The agency",
        (
            Section(
                "agency", "portal.agency_settings", "Agency",
                "Name, address, sender, logo, zone and currency.", _administrators,
            ),
            Section(
                "recruiters", "portal.recruiters", "Recruiters and desks",
                "Invite, change access, hand people over, let somebody go; who works on which desk.", _administrators,
            ),
        ),
    ),
    (
        "Looking after it",
        (
            Section(
                "mailbox", "portal.mailbox", "Mail",
                "How sending stands, letters that need a look, mail that arrives.", _administrators,
            ),
            Section(
                "jobs", "portal.jobs", "Jobs and health",
                "The clock, the queue, what failed; run one now.", _administrators,
            ),
            Section("work", "portal.work", "Work going on", "Imports, files, résumés and matching on their way."),
            Section("exports", "portal.exports", "Files taken away", "What left the house, who asked and who agreed."),
            Section(
                "reasons", "portal.doubts", "Reasons called wrong",
                "What recruiters dismissed because the reason was wrong.", _administrators,
            ),
        ),
    ),
    (
        "Privacy",
        (
            Section("audit", "portal.audit", "Audit", "Who did what and when, as a list and a file.", _auditors),
            Section("duties", "portal.duties", "Duties", "What is owed to people, the most urgent first.", _auditors),
            Section(
                "fairness", "portal.fairness", "Fairness",
                "Whether people are asked about groups, and how groups fare.", _auditors,
            ),
        ),
    ),
)  # fmt: skip


def sections_for(reader: Recruiter) -> list[tuple[str, list[Section]]]:
    """The groups with the pages that the reader finds there; groups without any are left out."""
    shown = ((title, [one for one in group if one.is_for(reader)]) for title, group in GROUPS)
    return [(title, group) for title, group in shown if group]

"""Every page of Settings, in groups: what it is called, what it is for, and who finds it there."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from agency.languages.speaking import N_, _
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
        N_("You"),
        (
            Section(
                "me", "portal.settings", N_("Me"),
                N_("Name, zone, theme, keys, digest, calendar, drop address, password, where you are signed in."),
            ),
        ),
    ),
    (
        N_("How we work"),
        (
            Section(
                "policy", "portal.policy_settings", N_("Policy"),
                N_("When and on what ground somebody may be contacted. Gentler than the house, never harsher."),
            ),
            Section("fit", "portal.fit_settings", N_("Fit"), N_("What fit counts, and whom other weights would move.")),
            Section(
                "vocabulary", "portal.vocabulary", N_("Vocabulary"),
                N_("Skills, designations, industries and titles, with their synonyms; two made one."),
            ),
            Section(
                "questions", "portal.questions", N_("Interview questions"),
                N_("What people practise: by story, trade, level and client."),
            ),
        ),
    ),
    (
        N_("The agency"),
        (
            Section(
                "agency", "portal.agency_settings", N_("Agency"),
                N_("Name, address, sender, logo, zone and currency."), _administrators,
            ),
            Section(
                "referrals", "portal.reward_settings", N_("Thanks for a referral"),
                N_("Whether whoever sends us somebody gets a reward, how much and when."), _administrators,
            ),
            Section(
                "recruiters", "portal.recruiters", N_("Recruiters and desks"),
                N_("Invite, change access, hand people over, let somebody go; who works on which desk."), _administrators,
            ),
        ),
    ),
    (
        N_("Looking after it"),
        (
            Section(
                "mailbox", "portal.mailbox", N_("Mail"),
                N_("How sending stands, letters that need a look, mail that arrives."), _administrators,
            ),
            Section(
                "jobs", "portal.jobs", N_("Jobs and health"),
                N_("The clock, the queue, what failed; run one now."), _administrators,
            ),
            Section("work", "portal.work", N_("Work going on"), N_("Imports, files, résumés and matching on their way.")),
            Section("exports", "portal.exports", N_("Files taken away"), N_("What left the house, who asked and who agreed.")),
            Section(
                "reasons", "portal.doubts", N_("Reasons called wrong"),
                N_("What recruiters dismissed because the reason was wrong."), _administrators,
            ),
        ),
    ),
    (
        N_("Privacy"),
        (
            Section("audit", "portal.audit", N_("Audit"), N_("Who did what and when, as a list and a file."), _auditors),
            Section("duties", "portal.duties", N_("Duties"), N_("What is owed to people, the most urgent first."), _auditors),
            Section(
                "fairness", "portal.fairness", N_("Fairness"),
                N_("Whether people are asked about groups, and how groups fare."), _auditors,
            ),
        ),
    ),
)  # fmt: skip


def sections_for(reader: Recruiter) -> list[tuple[str, list[Section]]]:
    """The groups with the pages that the reader finds there; groups without any are left out."""
    shown = (
        (title, [_said(one) for one in group if one.is_for(reader)]) for title, group in GROUPS
    )
    return [(_(title), group) for title, group in shown if group]


def _said(section: Section) -> Section:
    return replace(section, words=_(section.words), what=_(section.what))

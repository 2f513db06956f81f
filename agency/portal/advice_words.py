"""How many roles a step would open, in words."""

from agency.advice.steps import Step
from agency.languages.speaking import _
from agency.words import all_of


def so_many(step: Step) -> str:
    """ "2 open, 1 expected and 4 filled in the last two years"."""
    told = []
    if step.open:
        told.append(_("%(count)s open", count=len(step.open)))
    if step.expected:
        told.append(_("%(count)s expected", count=len(step.expected)))
    if step.filled:
        told.append(_("%(count)s filled in the last two years", count=len(step.filled)))
    return all_of(told)

"""Reading an advertisement: what the role is, what it asks for, and on what terms. Pure.

`read_advertisement` proposes; nothing is on record until somebody saves it. Each fact carries the
exact words it came from. It knows the day and the agency's vocabulary, nothing else. The text goes
through `pieces` (sentences and items with the section they stand in), the reader of notes (`said`),
and one finder per fact. English, French and German.

| kind | value | also set |
| --- | --- | --- |
| title | as written, without place and form | |
| place | a place's name | |
| office_days | days a week, "0" is remote, "5" on site | |
| pay | in words | amount, amount_to, currency, period |
| contract_form | permanent, fixed_term, contract, temporary, part_time | |
| hours | per cent of full time | |
| starts_on | ISO date | on |
| requirement | a term's name with its years, or the line as it stands (unsure) | is_must, term_id, years |
"""

from datetime import date

from agency.advertisements.facts import AdFact
from agency.advertisements.pieces import pieces_of
from agency.advertisements.requirements import find_requirements
from agency.advertisements.said import all_said
from agency.advertisements.terms import find_contract_form, find_hours, find_pay, find_start
from agency.advertisements.titles import find_title
from agency.advertisements.whereabouts import find_office_days, find_place
from agency.skills.terms import Vocabulary

__all__ = ["AdFact", "read_advertisement"]


def read_advertisement(text: str, on: date, vocabulary: Vocabulary) -> tuple[AdFact, ...]:
    """Everything it plainly or perhaps says of the role. Never raises; same in, same out."""
    pieces = pieces_of(text)
    said = all_said(pieces, on, vocabulary)
    title = find_title(pieces, vocabulary)
    single = (
        title,
        find_place(pieces, said, vocabulary),
        find_office_days(pieces),
        find_pay(said),
        find_contract_form(pieces, said),
        find_hours(pieces, said),
        find_start(pieces, on),
    )
    taken = [(one.start, one.end) for one in single if one and one.kind != "place"]
    requirements = find_requirements(pieces, vocabulary, taken)
    return (*(one for one in single if one is not None), *requirements)

"""Days told by a holiday's name, by another day of the note, in words or cut short, as of Thursday 12 March 2026."""

import pytest

from agency.touches.reading import read_note
from tests.touches.reading.sentences import is_told, rows
from tests.touches.test_reading import ON, VOCABULARY

FREE = """
at liberty from Victoria Day => 2026-05-18
free after Canada Day => 2026-07-02
could start after Good Friday => 2026-04-04
available from Whit Monday => 2026-05-25
disponible après l'Action de grâce => 2026-10-13
could start the Tuesday after the long weekend => 2026-04-07
Would be free from the Monday after the regatta (so 10 Aug). => 2026-08-10
available two weeks after Easter => 2026-04-20
could start the Monday after next => 2026-03-23
she could be there the week of May eighteenth => 2026-05-18
free from Monday 23rd if it suits => 2026-03-23
avail 4/5, all packed => 2026-05-04
free from Jan '27 => 2027-01-01
gardening leave to April 30 and then all ears => 2026-05-01
verfügbar nach Pfingsten => 2026-05-26
"""
RING = """
to ring him on july seventeenth => 2026-07-17
call her the last Friday of June => 2026-06-26
said June, so I'll ring him on the sixth => 2026-06-06
call her again in the second week of April => 2026-04-08
call her after half term => 2026-05-30
ring her after St Patrick's Day => 2026-03-18
ring him June 1 next yr => 2027-06-01
back on 5 May, call a week later => 2026-05-12
off until 24 April, I'll try her that evening => 2026-04-24
he surfaces about the middle of April, look him up then => 2026-04-15
il rentre le 3 avril, rappeler le lendemain => 2026-04-04
rappeler le deux avril => 2026-04-02
Mailbox besprochen, Di nochmal versuchen => 2026-03-17
ich rufe sie am neunten April wieder an => 2026-04-09
Nach Ostern gern wieder anrufen => 2026-04-07
"""
NOTICE = """
day's notice on both sides => P1D
three weeks and she's ours => P3W
he'd work a month => P1M
six weeks from the word go => P6W
needs to give the client 20 days => P20D
kann mit 3 Wo. raus => P3W
Préavis 4 sem. => P4W
"""


@pytest.mark.parametrize(
    ("kind", "note", "value"),
    [
        (kind, *row)
        for kind, lines in (("available_from", FREE), ("callback_on", RING), ("notice", NOTICE))
        for row in rows(lines)
    ],
)
def test_day_or_notice_is_found(kind: str, note: str, value: str) -> None:
    assert is_told(kind, note, value)


@pytest.mark.parametrize(
    ("zone", "day"), [("America/Toronto", "2026-10-13"), ("America/Chicago", "2026-11-27")]
)
def test_a_holiday_is_that_of_the_country_they_live_in(zone: str, day: str) -> None:
    facts = read_note("call her after Thanksgiving", ON, VOCABULARY, zone=zone)
    assert [fact.value for fact in facts if fact.kind == "callback_on"] == [day]

"""They asked for quiet, and said until when: in many words and three languages."""

import pytest

from tests.touches.told import notes, surely_told, table, told

PAUSES = """
give it a rest until summer -> 2026-06-01
not looking till the new year, ping me then -> 2027-01-01
she's on mat leave back in Sept -> 2026-09-01
she wants us to revisit in Q3 -> 2026-07-01
park this one until October -> 2026-10-01
leave me alone for a bit -> open
bad time, try me after the summer -> 2026-09-01
said circle back in 6 months -> 2026-09-12
no calls before her exam in June -> 2026-06-01
he asked for quiet until November -> 2026-11-01
Doesn't want to be disturbed before 1 September -> 2026-09-01
she'd rather not hear from us before August -> 2026-08-01
come back to me in the autumn, he said -> 2026-09-01
too much on her plate right now, get in touch again in 4 months she said -> 2026-07-12
wants to be left in peace until 20 August -> 2026-08-20
hold off contacting her until the baby sleeps -> open
off the grid until 15 May -> 2026-05-15
we are to stay silent until her visa comes through -> open
he's taking a break from the search until January -> 2027-01-01
cool it with the emails for two months -> 2026-05-12
asks not to be chased before Easter -> 2026-04-05
on sabbatical, returns 1 October, not to be bothered before then -> 2026-10-01
put her on ice til June -> 2026-06-01
she said we can call again from August onwards, no earlier -> 2026-08-01
said she'd appreciate some silence -> open
not open to a chat until July, asked that we respect that -> 2026-07-01
swamped with year end, pls don't chase till May -> 2026-05-01
back off for 3 months she told me -> 2026-06-12
no recruiters until September -> 2026-09-01
wants zero contact over the summer -> 2026-09-01
Rappelez-moi à la rentrée -> 2026-09-01
pas avant septembre svp -> 2026-09-01
elle est en congé maternité jusqu'en octobre -> 2026-10-01
me laisser tranquille jusqu'à l'été -> 2026-06-01
ne souhaite pas être sollicité avant novembre -> 2026-11-01
Merci de ne pas me déranger pendant 3 mois -> 2026-06-12
demande qu'on le laisse souffler jusqu'en août -> 2026-08-01
revenez vers moi dans six mois -> 2026-09-12
reprenez contact avec moi en automne -> 2026-09-01
ne plus l'appeler avant juillet -> 2026-07-01
erst nach dem Urlaub wieder melden, bat er -> open
Melden Sie sich im Herbst wieder -> 2026-09-01
bis Oktober bitte nicht anrufen -> 2026-10-01
möchte bis zum Sommer in Ruhe gelassen werden -> 2026-06-01
in Elternzeit bis November -> 2026-11-01
Bitte erst ab August wieder kontaktieren -> 2026-08-01
vor September keine Anrufe -> 2026-09-01
will frühestens in 6 Monaten wieder von uns hören -> 2026-09-12
braucht gerade Ruhe, bitte Pause bis Juli -> 2026-07-01
Rufen Sie mich erst im September wieder an -> 2026-09-01
let's leave it till the autumn, he suggested -> 2026-09-01
don't hassle him until he's back from Spain on 4 May -> 2026-05-04
please check in with me again in November -> 2026-11-01
no news from us before 1 October, he insists -> 2026-10-01
she is grieving, give her until the summer -> 2026-06-01
hibernating until September -> 2026-09-01
can't face recruiters at the moment -> open
asked for no contact during the summer -> 2026-09-01
he'd like to be left out of it until his exam in June -> 2026-06-01
I'm heads down till July, hit me up after that -> 2026-07-01
"reach out in Q4" she said -> 2026-10-01
would prefer to pick this up in August -> 2026-08-01
mat leave til Jan -> 2027-01-01
not to be rung over Christmas -> 2026-12-26
silence radio jusqu'en juin -> 2026-06-01
me recontacter en octobre, pas avant -> 2026-10-01
veut souffler jusqu'à l'automne -> 2026-09-01
on le laisse tranquille jusqu'en mai -> 2026-05-01
ab Oktober darf man sie wieder anrufen, vorher nicht -> 2026-10-01
will bis Mai nichts hören -> 2026-05-01
kontaktieren Sie mich bitte erst im Juli -> 2026-07-01
"""
NONE = """
busy until June, could start then
her contract runs until October
the hiring project is on hold until May on the client's side
I'll call her back in six weeks
follow up in September
free from August
cannot start before July
sent the JD, she will read it before Friday
the client paused hiring until Q3
working from Spain until June
"""


@pytest.mark.parametrize(("note", "expected"), table(PAUSES))
def test_quiet_for_a_time_is_a_pause(note: str, expected: set[str]) -> None:
    assert told(note, "pause") == expected


@pytest.mark.parametrize("note", notes(NONE))
def test_a_date_without_a_request_is_surely_no_pause(note: str) -> None:
    assert not surely_told(note, "pause")

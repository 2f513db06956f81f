"""Sentences written apart from the reader: at home, at the office, or both."""

import pytest

from tests.touches.reading.sentences import is_surely_told, is_told, rows

SAID = """
remote only => remote
remote please => remote
fully remote or nothing => remote
100% remote => remote
wants to work from home => remote
WFH => remote
wfh only => remote
must be remote => remote
from home only => remote
home based => remote
home-working only => remote
won't go into an office => remote
no office => remote
no offices => remote
never going back to an office => remote
done with offices => remote
virtual roles only => remote
telecommute => remote
telecommuting only => remote
remote first companies => remote
work from anywhere => remote
can only work from home => remote
needs to be at home for the kids, so remote => remote
home office only => remote
remote or hybrid => remote
remote or hybrid => hybrid
hybrid ok => hybrid
hybrid preferred => hybrid
hybrid or onsite => hybrid
hybrid or onsite => on_site
prefers hybrid => hybrid
a mix of home and office => hybrid
mix of office and home is ideal => hybrid
some days at home => hybrid
part remote => hybrid
partly from home => hybrid
mostly remote => remote
semi-remote => hybrid
partially remote => hybrid
flexible hybrid set up => hybrid
a couple of days at home => hybrid
wants the odd day at home => hybrid
office/home split => hybrid
not hybrid => not hybrid
no hybrid => not hybrid
hybrid no => not hybrid
hybrid is out => not hybrid
not remote => not remote
no remote => not remote
remote no => not remote
no wfh => not remote
doesn't want to work from home => not remote
hates working from home => not remote
remote isn't for her => not remote
tired of working from home => not remote
sick of remote => not remote
going mad at home, wants an office => on_site
wants to be around people, in the office => on_site
wants an office => on_site
on site => on_site
onsite only => on_site
in person only => on_site
prefers in office => on_site
prefers the office => on_site
office based => on_site
office-based role => on_site
likes being in the office => on_site
likes going into the office => on_site
back in the office => on_site
fully on site is fine => on_site
100% on-site => on_site
no on site => not on_site
won't do onsite => not on_site
no in-office => not on_site
in-office is a dealbreaker => not on_site
télétravail => remote
100% télétravail => remote
télétravail uniquement => remote
pas de télétravail => not remote
hybride => hybrid
hybride ok => hybrid
sur site => on_site
en présentiel => on_site
à distance => remote
préfère le bureau => on_site
Homeoffice => remote
nur Homeoffice => remote
kein Homeoffice => not remote
hybrid gern => hybrid
vor Ort => on_site
nur vor Ort => on_site
remote bevorzugt => remote
teilweise Homeoffice => hybrid
mentioned the hybrid set-up, fine by her => hybrid
two days from home => hybrid
two days at home => hybrid
trois jours de télétravail sur cinq => hybrid
télétravail trois jours sur cinq => hybrid
davon gern drei Tage zu Hause => hybrid
from his basement => remote
from her kitchen table only => remote
her spare bedroom or nothing => remote
fully from home => remote
from the cottage, full time => remote
from her couch in Moncton => remote
works from his barn and won't change that => remote
she picks office => on_site
not from home => not remote
no remote for him => not remote
hybrid is a lie => not hybrid
no more Zoom from the bedroom, wants an office => on_site
on the shop floor => on_site
full days at the unit => on_site
2 days at the plant, 3 at the kitchen table => hybrid
télétravail complet => remote
télétravail intégral, sinon rien => remote
nur von zuhause => remote
von daheim aus => remote
depuis chez elle => remote
télétravail seulement => remote
100 % télétravail => remote
à distance uniquement => remote
tout à distance => remote
sur place, tous les jours => on_site
présentiel => on_site
en présentiel, elle y tient => on_site
remote oder gar nicht => remote
komplett von zu Hause => remote
Homeoffice muss sein => remote
kein Homeoffice, will unter Leute => not remote
hybrid => hybrid
Präsenz, kein Homeoffice => on_site
will ins Büro => on_site
zwei Tage Homeoffice => hybrid
remote from Nova Scotia => remote
will never sit in an office again => remote
wants to be around people, on site => on_site
remote or bust => remote
some days at home would help => hybrid
can't do remote => not remote
loathes working from home => not remote
office every day, please => on_site
in person, all week => on_site
nothing keeps him: no commute ever => remote
"""
TRAPS = """
role is remote
client is hybrid
they are fully remote
works remote now
works from home today
was remote during covid
remote sensing background
remote access issues on the call
hybrid cloud
hybrid cars
on site parking
the site was closed
on-site visit tomorrow
met her on site
left a message at the office
call her at the office
office manager
home care nurse
told her it's hybrid
husband works from home
her boss wants everyone back on site
her team went remote
his wife is remote
they went hybrid in May
the company is going back on site
sent him a remote role
works hybrid today
had been remote for two years
her contract says on site
he manages a remote team
remote was what she had at Shopify
lost her remote days
boss refuses remote
is on site at the client until Friday
on site till five, call after
working from home today so call anytime
he's remote, but his team isn't
talked to her on site
"""


@pytest.mark.parametrize(("note", "value"), rows(SAID))
def test_what_a_note_says_is_told(note: str, value: str) -> None:
    assert is_told("remote", note, value)


@pytest.mark.parametrize(("note", "value"), rows(TRAPS))
def test_what_a_note_does_not_say_is_at_most_asked(note: str, value: str) -> None:
    assert not is_surely_told("remote", note, value)

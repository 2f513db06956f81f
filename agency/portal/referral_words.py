"""Words for referrals: how far they have come, and what a referrer may hear."""

from agency.languages.speaking import N_, Words
from agency.referrals.news import Came, News

CAME = Words(
    {
        Came.open: N_("Named"),
        Came.written: N_("Written to"),
        Came.answered: N_("Answered"),
        Came.in_process: N_("In process"),
        Came.placed: N_("Placed"),
        Came.let_be: N_("Let be"),
    }
)
TOLD = Words(
    {
        News.in_touch: N_("that we are in touch"),
        News.in_process: N_("that they are being put forward"),
        News.placed: N_("that they found work"),
    }
)

"""A candidate's profile as a client reads it, and what they answer.

The link opens a page that is the same for every token, for mail filters open links: who presses its
button reads, and that is a reading. Nothing here says who the candidate is; nobody is counted by a picture.
"""

from datetime import date

from flask import Response as FlaskResponse
from flask import flash, redirect, render_template, url_for
from flask.blueprints import BlueprintSetupState
from flask_limiter.util import get_remote_address
from werkzeug.wrappers import Response
from wtforms.validators import Optional

from agency import clock
from agency.candidates.addresses import read_out
from agency.client_pages.face import client_pages
from agency.database import db
from agency.languages.speaking import N_, Words, _
from agency.marketing.answering import (
    NotShown,
    answer,
    living_showing,
    note_reading,
    profile_of,
    showing_behind,
)
from agency.marketing.models import ClientSays, ProfileShowing
from agency.web.access import found
from agency.web.fields import Form, TextField
from agency.web.filters import today
from agency.web.months import MonthField
from agency.web.rate_limits import limiter
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]
from_one_place = limiter.shared_limit("300 per hour", scope="profiles", key_func=get_remote_address)
SAID = Words(
    {
        ClientSays.yes: N_("Thank you. We ask the candidate and come back to you."),
        ClientSays.not_now: N_("Thank you for saying so."),
        ClientSays.no_profiles: N_("We send you no more profiles."),
    }
)


class ClientAnswerForm(Form):
    """What a client says of a profile."""

    text = TextField(
        N_("Anything to add?"),
        [Optional()],
        most=2_000,
        description=N_("Not needed. Whoever wrote to you reads it."),
    )
    month = MonthField(
        N_("If not now, when may it be?"), description=N_("Not needed. A month is enough.")
    )


@client_pages.get("/<token>")
def cover(token: str) -> str:
    """The same for every token, good, old or invented, so that opening it tells nothing."""
    return render_template("client_pages/cover.html", token=token)


@client_pages.post("/<token>/reading")
@from_one_place
def read_profile(token: str) -> Answer:
    one = living_showing(db.session(), token, today())
    note_reading(db.session(), one, clock.now())
    db.session.commit()
    return redirect(url_for("client_pages.profile", token=token))


@client_pages.get("/<token>/profile")
def profile(token: str) -> Answer:
    """What the candidate approved, and three answers. Read by the button of the cover first."""
    one = living_showing(db.session(), token, today())
    if one.read_at is None:
        return redirect(url_for("client_pages.cover", token=token))
    return _page(token, one, ClientAnswerForm(formdata=None))


@client_pages.post("/<token>/answers/<says>")
@from_one_place
def answer_profile(token: str, says: str) -> Answer:
    """Told to whoever wrote; a second press changes nothing and says so."""
    said = found(ClientSays.__members__.get(says))
    one = _behind(token, said)
    form = ClientAnswerForm()
    if not form.validate():
        return _page(token, one, form), 422
    is_new = answer(db.session(), one, said, clock.now(), form.text.data or "", _month(form, said))
    db.session.commit()
    flash(SAID[said] if is_new else _("You have said so already; nothing was changed."), "client")
    where = "unsubscribe_page" if said is ClientSays.no_profiles else "profile"
    return redirect(url_for(f"client_pages.{where}", token=token))


@client_pages.get("/<token>/no-profiles")
def unsubscribe_page(token: str) -> str:
    """One button, the same for every token. Opening it changes nothing."""
    return render_template("client_pages/no_profiles.html", token=token)


@client_pages.post("/<token>/no-profiles", endpoint="unsubscribe")
@from_one_place
def unsubscribe(token: str) -> FlaskResponse:
    """One-click (RFC 8058): pressed by a mail program, which knows no token of ours. It can only make us quieter."""
    try:
        one = showing_behind(db.session(), token)
    except NotShown:
        return FlaskResponse(
            _("This address stops nothing.") + "\n", 410, content_type="text/plain"
        )
    answer(db.session(), one, ClientSays.no_profiles, clock.now())
    db.session.commit()
    return FlaskResponse(_("We send you no more profiles.") + "\n", content_type="text/plain")


@client_pages.errorhandler(NotShown)
def not_shown(_error: NotShown) -> tuple[str, int]:
    """One answer for a profile that is shown no more, and a link that never was one."""
    log.warning("profile refused")
    return render_template("client_pages/over.html"), 410


@client_pages.record_once
def _without_csrf(state: BlueprintSetupState) -> None:
    state.app.extensions["csrf"].exempt(f"{unsubscribe.__module__}.{unsubscribe.__name__}")


def _behind(token: str, said: ClientSays) -> ProfileShowing:
    """No more profiles is never refused; the other answers are about a profile that may be read."""
    if said is ClientSays.no_profiles:
        return showing_behind(db.session(), token)
    return living_showing(db.session(), token, today())


def _month(form: ClientAnswerForm, said: ClientSays) -> date | None:
    month: date | None = form.month.data if said is ClientSays.not_now else None
    return month


def _page(token: str, one: ProfileShowing, form: ClientAnswerForm) -> str:
    return render_template(
        "client_pages/profile.html",
        token=token,
        profile=profile_of(db.session(), one),
        marketing=one.marketing,
        recruiter=one.recruiter,
        phone=read_out(one.recruiter.phone),
        answer=one.answer,
        form=form,
    )

"""The contact policy: everybody reads it, administrators make it gentler."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.contact.choosing import (
    ChosenMeanwhile,
    NothingChanges,
    choose_policy,
    number_in_force,
    policies_chosen,
)
from agency.contact.decisions import policy_for
from agency.contact.law import HOME_OF_CURRENCY, LAW, struck_name
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal import policy_words
from agency.portal.face import me, portal
from agency.portal.policy_forms import PolicyForm
from agency.recruiters.queries import the_agency
from agency.web.access import administrators_only
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]
MEANWHILE = N_(
    "A colleague chose another policy while this page was open. Theirs is in force now; yours is "
    "below as you typed it."
)
SAME = N_("This is the policy in force. Nothing was saved.")


@portal.get("/settings/policy")
def policy_settings() -> str:
    session, form = db.session(), PolicyForm(formdata=None)
    form.show(policy_for(session), number_in_force(session))
    return _page(form)


@portal.post("/settings/policy")
@administrators_only
def save_policy() -> Answer:
    session, form = db.session(), PolicyForm()
    if not form.validate():
        return _page(form), 422
    wanted = form.policy(the_agency(session).zone)
    try:
        chosen = choose_policy(
            session, wanted, form.seen.data or 0, me().id, clock.now(), form.note.data
        )
    except ChosenMeanwhile:
        session.rollback()
        form.seen.raw_data, form.seen.data = None, number_in_force(session)
        return _page(form, _(MEANWHILE)), 409
    except NothingChanges:
        session.rollback()
        return _page(form, _(SAME)), 422
    session.commit()
    log.info("contact policy chosen", policy_version=chosen.version, recruiter_id=me().id)
    flash(
        _("The policy is saved and in force. Letters that wait are judged by it when they leave.")
    )
    return redirect(url_for("portal.policy_settings"))


def _page(form: PolicyForm, problem: str = "") -> str:
    session = db.session()
    home = HOME_OF_CURRENCY.get(the_agency(session).currency, "")
    return render_template(
        "portal/settings_policy.html",
        form=form,
        problem=problem,
        policy=policy_for(session),
        law=LAW,
        struck_name=struck_name,
        words=policy_words,
        history=policies_chosen(session, home),
    )

"""Rewards for referrals: what the agency gives, what was promised to whom, and that somebody paid it."""

from flask import flash, redirect, render_template, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import me, portal
from agency.portal.referral_forms import AgencyRewardForm, RewardForm
from agency.recruiters.queries import the_agency
from agency.referrals.queries import Sent, referral_now
from agency.referrals.rewards import NoReward, Reward, begun, write_down
from agency.web.access import administrators_only, found

Answer = str | Response | tuple[str, int]
MEANWHILE = N_(
    "Somebody changed this reward while the page was open. This is how it stands now; look it over."
)


@portal.route("/referrals/<int(max=2147483647):referral_id>/reward", methods=["GET", "POST"])
def referral_reward(referral_id: int) -> Answer:
    """Promised, corrected, and paid by somebody: nothing is paid by itself."""
    session, form = db.session(), RewardForm()
    agency = the_agency(session)
    sent = found(referral_now(session, referral_id, held=form.is_submitted()))
    try:
        now = begun(agency, sent, clock.today(me().zone))
    except NoReward:
        session.rollback()
        flash(_("There is no reward for this referral."), "error")
        return redirect(url_for("portal.referrals"))
    if not form.is_submitted():
        return _page(sent, RewardForm(formdata=None, data=_shown(sent, now)))
    if form.seen.data != _seen(sent):
        session.rollback()
        form = RewardForm(formdata=None, data=_shown(sent, now))
        form.form_errors.append(_(MEANWHILE))
        return _page(sent, form), 409
    if not form.validate():
        return _page(sent, form), 422
    write_down(agency, sent, form.reward(), me().id)
    session.commit()
    flash(_("The reward is written down. It is paid when somebody pays it and says so here."))
    return redirect(url_for("portal.referrals"))


@portal.route("/settings/referrals", methods=["GET", "POST"])
@administrators_only
def reward_settings() -> Answer:
    """Off, until an amount is set."""
    agency = the_agency(db.session())
    form = AgencyRewardForm(obj=agency)
    if not form.validate_on_submit():
        page = render_template("portal/settings_referrals.html", form=form)
        return page, 422 if form.errors else 200
    for name in ("referral_reward", "referral_reward_days", "referral_reward_words"):
        setattr(agency, name, form[name].data)
    db.session.commit()
    flash(
        _("Saved. Nobody is promised a reward.")
        if agency.referral_reward is None
        else _("Saved. Letters that ask for a name say it from now on.")
    )
    return redirect(url_for("portal.reward_settings"))


def _shown(sent: Sent, reward: Reward) -> dict[str, object]:
    return {**vars(reward), "seen": _seen(sent)}


def _seen(sent: Sent) -> str:
    """As it stood when the page was opened."""
    row = sent.referral
    told = (row.reward_amount, row.reward_currency, row.reward_why, row.reward_due_on, row.reward_paid_on)  # fmt: skip
    return "|".join(map(str, told))


def _page(sent: Sent, form: RewardForm) -> str:
    return render_template("portal/referral_reward.html", sent=sent, form=form)

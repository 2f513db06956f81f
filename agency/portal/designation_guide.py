"""What the agency tells people of a designation: how long, how much, what comes first."""

from decimal import Decimal

from flask import abort, flash, redirect, render_template, url_for
from werkzeug.wrappers import Response
from wtforms import IntegerField, ValidationError
from wtforms.validators import Optional

from agency.database import db
from agency.languages.speaking import N_, _
from agency.portal.face import portal
from agency.portal.vocabulary import TERM_ID, shown_term
from agency.recruiters.queries import the_agency
from agency.skills.models import DesignationGuide, TermKind, VocabularyTerm
from agency.skills.queries import guides_of
from agency.web.fields import AmountField, Between, Form, LineField, TextField

_MOST_WEEKS = 520


class GuideForm(Form):
    """A designation as we would describe it on the phone. Everything may stay empty."""

    weeks_low = IntegerField(
        N_("Weeks, at least"), [Optional(), Between(1, _MOST_WEEKS, N_("From 1 to 520 weeks."))]
    )
    weeks_high = IntegerField(
        N_("Weeks, at most"), [Optional(), Between(1, _MOST_WEEKS, N_("From 1 to 520 weeks."))]
    )
    price_low = AmountField(N_("Costs, at least"), [Optional()])
    price_high = AmountField(N_("Costs, at most"), [Optional()])
    wants_first = LineField(
        N_("Wants first"), description=N_("“Three years of leading projects, 35 hours of courses.”")
    )
    advice = TextField(N_("What we say when people ask"), most=1_000)

    def validate_weeks_high(self, field: IntegerField) -> None:
        _in_order(self.weeks_low.data, field.data)

    def validate_price_high(self, field: AmountField) -> None:
        _in_order(self.price_low.data, field.data)


def _in_order(low: int | Decimal | None, high: int | Decimal | None) -> None:
    if low is not None and high is not None and high < low:
        raise ValidationError(_("That is less than the least."))


@portal.route(f"/settings/vocabulary/{TERM_ID}/guide", methods=["GET", "POST"])
def designation_guide(term_id: int) -> str | Response | tuple[str, int]:
    term = _designation(term_id)
    guide = guides_of(db.session(), [term.id]).get(term.id)
    form = GuideForm(obj=guide)
    if form.validate_on_submit():
        _save(term, guide, form)
        flash(_("What we say of %(name)s is saved.", name=term.name))
        return redirect(url_for("portal.vocabulary_term", term_id=term.id))
    page = render_template("portal/designation_guide.html", term=term, form=form)
    return page, 422 if form.errors else 200


def _save(term: VocabularyTerm, guide: DesignationGuide | None, form: GuideForm) -> None:
    session = db.session()
    guide = guide or DesignationGuide(term_id=term.id)
    form.populate_obj(guide)
    agency = the_agency(session)
    has_price = guide.price_low is not None or guide.price_high is not None
    guide.price_currency = agency.currency if has_price and agency else ""
    session.add(guide)
    session.commit()


def _designation(term_id: int) -> VocabularyTerm:
    term = shown_term(term_id)
    if term.kind is not TermKind.designation:
        abort(404)
    return term

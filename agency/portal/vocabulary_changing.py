"""Adding a word, editing one, and making two one."""

from flask import flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency.database import db
from agency.languages.speaking import _
from agency.portal import vocabulary_words
from agency.portal.face import me, portal
from agency.portal.vocabulary import TERM_ID, kind_asked_for, shown_term
from agency.portal.vocabulary_form import TermForm
from agency.queue import later
from agency.skills.models import TermKind, VocabularyTerm
from agency.skills.queries import relations_of, term_called
from agency.vocabulary.merging import CannotMerge, merge
from agency.vocabulary.spellings import NoSuchTerm, SpellingTaken, add_term, change_term
from agency.vocabulary.uses import people_with_both, uses_of
from agency.web.access import administrators_only, found
from agency.web.fields import clean
from agency.web.request_log import log

Answer = str | Response | tuple[str, int]


@portal.route("/settings/vocabulary/new", methods=["GET", "POST"])
def new_vocabulary_term() -> Answer:
    kind, form = kind_asked_for(), TermForm()
    form.fit_to(kind)
    if not form.is_submitted():
        form.name.data = str(clean(request.args.get("name", "")))[:120]
        return _form_page(form, kind, None)
    return _saved_or_shown(form, kind, None)


@portal.route(f"/settings/vocabulary/{TERM_ID}/edit", methods=["GET", "POST"])
def edit_vocabulary_term(term_id: int) -> Answer:
    term, form = shown_term(term_id), TermForm()
    form.fit_to(term.kind)
    if not form.is_submitted():
        form.show(term, relations_of(db.session(), [term.id]))
        return _form_page(form, term.kind, term)
    return _saved_or_shown(form, term.kind, term)


@portal.get(f"/settings/vocabulary/{TERM_ID}/merging")
@administrators_only
def merge_vocabulary_terms(term_id: int) -> Answer:
    """Which other word it is, and then what will move. Nothing is changed by looking."""
    session, term = db.session(), shown_term(term_id)
    asked = str(clean(request.args.get("into", "")))[:200]
    into = term_called(session, term.kind, asked) if asked else None
    is_another = into is not None and into is not term
    page = render_template(
        "portal/vocabulary_merge.html",
        term=term,
        asked=asked,
        into=into if is_another else None,
        is_the_same=into is term,
        uses=uses_of(session, [term.id])[term.id],
        both=people_with_both(session, term.id, into.id) if into and is_another else 0,
        words=vocabulary_words,
    )
    return (page, 422) if asked and not is_another else page


@portal.post(f"/settings/vocabulary/{TERM_ID}/merging")
@administrators_only
def merge_vocabulary_terms_now(term_id: int) -> Response:
    session, term = db.session(), shown_term(term_id)
    into = found(session.get(VocabularyTerm, request.form.get("into_id", 0, type=int)))
    gone = term.name
    try:
        merge(session, term, into)
    except CannotMerge:
        session.rollback()
        flash(_("Two different words of one kind can be merged. Nothing was changed."), "error")
        return redirect(url_for("portal.vocabulary_term", term_id=term_id))
    later(session, "rematch_vocabulary", term_ids=[into.id])
    session.commit()
    log.info("vocabulary merged", recruiter_id=me().id, gone_id=term_id, term_id=into.id)
    flash(
        _(
            "%(gone)s is merged into %(name)s. People and roles are matched anew.",
            gone=gone,
            name=into.name,
        )
    )
    return redirect(url_for("portal.vocabulary_term", term_id=into.id))


def _saved_or_shown(form: TermForm, kind: TermKind, term: VocabularyTerm | None) -> Answer:
    """Save what a valid form says; otherwise show it, with what is wrong."""
    session, clash = db.session(), None
    if form.validate():
        try:
            saved = _save(form, kind, term)
        except SpellingTaken as taken:
            clash = taken.term
            form.refuse_spelling(
                taken.spelling,
                _(
                    "“%(spelling)s” belongs to %(name)s already.",
                    spelling=taken.spelling,
                    name=clash.name,
                ),
            )
        except NoSuchTerm as unknown:
            words = _(
                "The vocabulary has no other word called “%(name)s”. Add it first.",
                name=unknown.name,
            )
            form.refuse_relation(unknown.kind, words)
        else:
            return redirect(url_for("portal.vocabulary_term", term_id=saved))
    clash_id, clash_name = (clash.id, clash.name) if clash else (None, "")
    session.rollback()
    return _form_page(form, kind, term, clash_id, clash_name), 422


def _save(form: TermForm, kind: TermKind, term: VocabularyTerm | None) -> int:
    session, word = db.session(), form.word(kind)
    if term is None:
        term = add_term(session, kind, word)
    else:
        change_term(session, term, word)
        later(session, "rematch_vocabulary", term_ids=[term.id])
    saved = term.id
    flash(_("%(name)s is saved. What was there before is kept.", name=term.name))
    session.commit()
    return saved


def _form_page(
    form: TermForm,
    kind: TermKind,
    term: VocabularyTerm | None,
    clash_id: int | None = None,
    clash_name: str = "",
) -> str:
    return render_template(
        "portal/vocabulary_form.html",
        form=form,
        kind=kind,
        term=term,
        clash_id=clash_id,
        clash_name=clash_name,
        words=vocabulary_words,
    )

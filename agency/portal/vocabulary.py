"""The vocabulary in Settings: lists by kind, one term, and the classifications that were taken in."""

from flask import abort, flash, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from agency import clock
from agency.database import db
from agency.history import changes_of
from agency.languages.speaking import _
from agency.portal import vocabulary_words
from agency.portal.face import me, portal
from agency.portal.paging import page_asked_for, pages
from agency.queue import later
from agency.recruiters.queries import recruiters_by_name
from agency.skills.models import TermKind, VocabularyImport, VocabularyTerm
from agency.skills.queries import guides_of, relations_of
from agency.vocabulary.queries import imports_present, list_terms, names_brought
from agency.vocabulary.undoing import undo_import
from agency.vocabulary.uses import uses_of
from agency.web.access import administrators_only, found
from agency.web.fields import clean
from agency.web.request_log import log
from agency.words import count_words, figure

PAGE = 50
TERM_ID = "<int(max=2147483647):term_id>"
_MOST_NAMES = 100
_MOST_NAMED = 10


@portal.get("/settings/vocabulary")
def vocabulary() -> str:
    """Words of one kind by name, each with how many people and roles use it."""
    session, kind, number = db.session(), kind_asked_for(), page_asked_for()
    asked = str(clean(request.args.get("q", "")))[:200]
    own_only = request.args.get("whose") == "own"
    listed = list_terms(session, kind, asked, own_only, number, PAGE)
    address = {"kind": kind.value, "q": asked or None, "whose": "own" if own_only else None}
    return render_template(
        "portal/vocabulary.html",
        kind=kind,
        asked=asked,
        own_only=own_only,
        terms=listed.terms,
        total=listed.total,
        uses=uses_of(session, [term.id for term in listed.terms]),
        imports=imports_present(session),
        pages=pages("portal.vocabulary", len(listed.terms), listed.total, number, PAGE, **address),
        words=vocabulary_words,
    )


@portal.get(f"/settings/vocabulary/{TERM_ID}")
def vocabulary_term(term_id: int) -> str:
    """One word: its spellings, how it relates, who uses it, and what was changed."""
    session, term = db.session(), shown_term(term_id)
    names, of_how_many = names_brought(session, term.id, _MOST_NAMES)
    return render_template(
        "portal/vocabulary_term.html",
        term=term,
        relations=relations_of(session, [term.id]),
        uses=uses_of(session, [term.id])[term.id],
        names=names,
        more_names=of_how_many - len(names),
        changes=changes_of(session, term),
        recruiters={one.id: one.name for one in recruiters_by_name(session)},
        words=vocabulary_words,
        guide=guides_of(session, [term.id]).get(term.id),
    )


@portal.post("/settings/vocabulary/imports/<int(max=2147483647):import_id>/undoing")
@administrators_only
def undo_vocabulary_import(import_id: int) -> Response:
    """Take a classification back; what is in use is kept, and said so."""
    session = db.session()
    brought = found(session.get(VocabularyImport, import_id, with_for_update=True))
    later(db.session(), "learn_from_everybody")
    undone = undo_import(session, brought, clock.now())
    name = vocabulary_words.imported(brought)
    session.commit()
    log.info("vocabulary import undone", recruiter_id=me().id, import_id=import_id)
    flash(
        _(
            "%(name)s is taken back: %(terms)s removed.",
            name=name,
            terms=count_words(undone.removed, "term"),
        )
    )
    if undone.kept:
        shown = ", ".join(undone.kept[:_MOST_NAMED])
        more = len(undone.kept) - _MOST_NAMED
        if more > 0:
            shown = _("%(names)s and %(count)s more", names=shown, count=figure(more))
        flash(_("Kept as your own, for they are in use: %(terms)s.", terms=shown))
    return redirect(url_for("portal.vocabulary"))


def kind_asked_for() -> TermKind:
    wanted = request.args.get("kind", "skill")
    if wanted not in TermKind.__members__:
        abort(404)
    return TermKind(wanted)


def shown_term(term_id: int) -> VocabularyTerm:
    return found(db.session.get(VocabularyTerm, term_id))

"""The log as a bookmarklet opens it from any page: who the page is about, and what was selected on it."""

from flask import render_template, request
from werkzeug.datastructures import MultiDict

from agency.candidates.models import Candidate
from agency.candidates.web_pages import NotAPage, candidates_at, name_in, page_address, profile_in
from agency.database import db
from agency.languages.speaking import _
from agency.portal.face import portal
from agency.portal.note_reading import read
from agency.portal.touch_form import TouchForm
from agency.portal.touches import Logging, here_and_now, light_for, namesakes_of, shown
from agency.web.fields import clean
from agency.web.links import external_url

MOST = 1_000
"""Characters of the selected text, as much as a quote may have."""
_CODE = (
    "javascript:(()=>{{const a=[...String(getSelection())],e=encodeURIComponent;let n=a.length;"
    "while(e(a.slice(0,n).join('')).length>2400)n-=20;"
    "open('{page}?address='+e(location.href.slice(0,600))+'&title='+e(document.title.slice(0,120))"
    "+'&text='+e(a.slice(0,n).join(''))+(n<a.length?'&cut=1':''),'_blank','noopener,width=680,height=900')}})()"
)
"""It sends nothing: it opens our own page. A server takes no address longer than some 4,000 signs."""


@portal.get("/log/quick")
def quick_log() -> str | tuple[str, int]:
    """The log of a touch about the person on that page. Changes nothing."""
    title, text, was_cut = _asked("title"), _asked("text"), "cut" in request.args
    try:
        address = page_address(str(request.args["address"])) if request.args.get("address") else ""
    except NotAPage:
        return render_template("portal/quick_refused.html"), 400
    if len(text) > MOST:
        text, was_cut = text[:MOST].rsplit(maxsplit=1)[0], True
    profile = profile_in(address) or ""
    known = candidates_at(db.session(), profile) if profile else []
    name = name_in(title)
    person = known[0] if len(known) == 1 else None
    form = _form(person, "" if person else name, text)
    logging = _logging(form, person, known)
    return shown(
        logging,
        "portal/quick_log.html",
        profile=profile,
        was_cut=was_cut,
        name=name,
    )


def bookmarklet() -> str:
    """The address of the bookmark."""
    return _CODE.format(page=external_url("portal.quick_log"))


def _asked(name: str) -> str:
    return str(clean(request.args.get(name, "")))[: 10 * MOST]


def _form(person: Candidate | None, name: str, text: str) -> TouchForm:
    told = {
        "candidate_id": person.id if person else None,
        "who": name,
        "channel": "linkedin",
        "direction": "theirs" if text else "ours",
        "note": _("Wrote: “%(text)s”", text=text) if text else "",
        "quote": text,
    }
    return TouchForm(now=here_and_now(), formdata=None, data=told)


def _logging(form: TouchForm, person: Candidate | None, known: list[Candidate]) -> Logging:
    reading = read(db.session(), form.note.data or "", form.day, person, MultiDict())
    namesakes = () if person else known or namesakes_of(form)
    return Logging(form, person, reading, light_for(person), namesakes=namesakes)

"""What we hold: taken away whole, or erased after one more question."""

from flask import Response, jsonify, render_template

from agency import clock
from agency.answers.told import WORDING
from agency.candidate_pages.face import candidate_pages
from agency.candidate_pages.visits import own_page, show_out
from agency.contact.consent import Told
from agency.database import db
from agency.queue import later
from agency.rights.erasing import erase
from agency.rights.holding import everything_held, held_in_brief
from agency.web.files import named
from agency.web.request_log import log


@candidate_pages.get("/<token>/profile/data")
def download(token: str) -> Response:
    link = own_page(token)
    return named(jsonify(everything_held(db.session(), link.candidate)), "what-we-hold.json")


@candidate_pages.get("/<token>/profile/erasure", endpoint="confirm_erasure")
def confirm_erasure(token: str) -> str:
    link = own_page(token)
    held = held_in_brief(db.session(), link.candidate)
    return render_template(
        "candidate_pages/erasure.html", token=token, person=link.candidate, held=held
    )


@candidate_pages.post("/<token>/profile/erasure", endpoint="erase_me")
def erase_me(token: str) -> str:
    link = own_page(token)
    told = Told(how="form", at=clock.now(), wording_version=WORDING)
    erased, candidate_id = erase(db.session(), link.candidate, told), link.candidate_id
    later(db.session(), "rematch_candidate", candidate_id=candidate_id)
    db.session.commit()
    show_out()
    log.info("candidate erased", candidate_id=candidate_id)
    return render_template("candidate_pages/erased.html", erased=erased)

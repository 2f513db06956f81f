"""The box beside every page: people, roles and clients by name."""

from flask import render_template, request

from agency import clock
from agency.candidates.queries import candidates_called
from agency.clients.listing import ClientSearch, clients_listed
from agency.clients.queries import roles_titled
from agency.contact.light import lights_of
from agency.database import db
from agency.portal import role_words
from agency.portal.face import me, portal
from agency.web.fields import clean

MOST = 10
"""Of each kind; the lists themselves show the rest."""


@portal.get("/find")
def find() -> str:
    asked = " ".join(str(clean(request.args.get("q", ""))).split())[:200]
    if not asked:
        return render_template("portal/find.html", asked="", found=None)
    session = db.session()
    people = candidates_called(session, asked, size=MOST)
    found = {
        "people": people,
        "roles": roles_titled(session, asked, MOST),
        "clients": clients_listed(session, ClientSearch(asked), clock.today(me().zone), size=MOST),
    }
    ids = [person.id for person in people.candidates]
    lights = lights_of(session, ids, me().id, clock.now())
    return render_template(
        "portal/find.html", asked=asked, found=found, lights=lights, words=role_words
    )

"""Writes hotlists and saved searches, as if their owners had used them for a while."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from agency.candidates.models import Candidate
from agency.demo.known import Known
from agency.demo.scripts import read
from agency.lists.following import look_again
from agency.search.asking import to_keep
from agency.search.hotlists import add_people
from agency.search.models import Alert, Hotlist, SearchFind, SearchWatch
from agency.search.saved import save_search, set_alert

_A_WEEK = timedelta(days=7)


def write_lists(session: Session, known: Known) -> None:
    """Hotlists of people by name, and searches in which a few are new to their owner."""
    for told in read("lists")["hotlist"]:
        owner = known.recruiters[told["owner"]]
        desk = owner.desk_id if told.get("desk") else None
        hotlist = Hotlist(name=told["name"], owner_id=owner.id, desk_id=desk)
        session.add(hotlist)
        session.flush()
        for at, (name, note) in enumerate(told["on"]):
            person = select(Candidate.id).filter_by(full_name=name)
            then = known.now - _A_WEEK + timedelta(minutes=at)
            add_people(session, hotlist, [session.execute(person).scalar_one()], owner, then, note)
    for told in read("lists")["search"]:
        owner = known.recruiters[told["owner"]]
        desk = owner.desk_id if told.get("desk") else None
        search = save_search(session, owner, told["name"], to_keep(told["asked"]), desk)
        look_again(session, search.id, known.now)
        set_alert(session, search.id, owner, Alert(told["alert"]))
        finds = select(SearchFind.id).filter_by(search_id=search.id).order_by(SearchFind.id.desc())
        before = session.scalars(finds.offset(told["new"]).limit(1)).first() or 0
        mine = update(SearchWatch).filter_by(search_id=search.id, recruiter_id=owner.id)
        session.execute(mine.values(seen=before, told=before))

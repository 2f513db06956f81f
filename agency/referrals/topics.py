"""What somebody may be asked about: open roles of the trade they know, and the kinds of work they do."""

from sqlalchemy import select
from sqlalchemy.orm import Session, joinedload

from agency.candidates.models import Candidate
from agency.clients.firms import firm_key
from agency.clients.models import Client, Role, RoleState
from agency.matching.look import looking_once
from agency.matching.parts.want import A_TRADE
from agency.matching.title_shelf import titles_on_record
from agency.matching.titles import title_alike
from agency.referrals.links import Topic

MOST_ROLES = 5
MOST_KINDS = 3


def topics_for(session: Session, candidate: Candidate) -> list[Topic]:
    """Roles like their own work first, then roles of their employers' trade, then kinds of work alone.

    Never a role of their own employer. Four queries.
    """
    jobs = candidate.earlier_jobs
    titles = list(dict.fromkeys(t for t in (candidate.title, *(job.title for job in jobs)) if t))
    firms = {
        firm_key(name) for name in (candidate.employer, *(job.employer for job in jobs)) if name
    }
    roles = _open_roles(session)
    trades = _trades(session, firms)
    with looking_once(session):
        shelf = titles_on_record(session)
        near = {title: shelf.near(title) for title in titles[:MOST_KINDS]}
    ranked = []
    for role in roles:
        if candidate.employer and firm_key(role.client.name) == firm_key(candidate.employer):
            continue
        alike = max((title_alike(role.title, t, near[t]) for t in near), default=0.0)
        if alike >= A_TRADE or trades & set(role.client.industries):
            ranked.append((alike if alike >= A_TRADE else 0.0, role))
    ranked.sort(key=lambda pair: (-pair[0], pair[1].id))
    about = [Topic(role.title, role) for _alike, role in ranked[:MOST_ROLES]]
    return [*about, *(Topic(title) for title in titles[:MOST_KINDS])]


def _open_roles(session: Session) -> list[Role]:
    query = select(Role).where(Role.state == RoleState.open)
    return list(session.scalars(query.options(joinedload(Role.client)).order_by(Role.id)))


def _trades(session: Session, firms: set[str]) -> set[str]:
    """The industries of those employers that are clients of ours."""
    clients = session.execute(select(Client.name, Client.industries)).all()
    return {trade for name, trades in clients if firm_key(name) in firms for trade in trades}

"""Every room's models, loaded together so that foreign keys between rooms resolve."""

from agency.candidates import models as candidates
from agency.clients import models as clients
from agency.coaching import models as coaching
from agency.contact import models as contact
from agency.database import Base
from agency.digest import models as digest
from agency.exports import models as exports
from agency.fairness import models as fairness
from agency.imports import models as imports
from agency.inbox import models as inbox
from agency.introductions import models as introductions
from agency.lists import models as lists
from agency.mail import models as mail
from agency.marketing import models as marketing
from agency.matching import models as matching
from agency.merging import models as merging
from agency.places import models as places
from agency.preferences import models as preferences
from agency.queue import models as queue
from agency.recontact import models as recontact
from agency.recruiters import models as recruiters
from agency.referrals import models as referrals
from agency.resumes import models as resumes
from agency.rights import models as rights
from agency.search import models as search
from agency.skills import models as skills
from agency.submissions import models as submissions
from agency.touches import models as touches
from agency.web import models as web

metadata = Base.metadata

__all__ = [
    "candidates", "clients", "coaching", "contact", "digest", "exports", "fairness", "imports", "inbox", "introductions", "lists", "mail", "marketing", "matching", "merging", "metadata", "places",
    "preferences", "queue", "recontact", "recruiters", "referrals", "resumes", "rights", "search", "skills", "submissions", "touches", "web",
]  # fmt: skip

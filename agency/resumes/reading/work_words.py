"""What tells a title from an employer and from a place, in English, French and German. Folded."""

import re

from agency.resumes.reading.lines import fold
from agency.skills.terms import Vocabulary

_TITLES = frozenset(["manager", "director", "engineer", "developer", "analyst", "accountant", "clerk", "assistant", "associate", "administrator", "coordinator", "specialist", "consultant", "technician", "officer", "lead", "leader", "head", "chief", "president", "vp", "avp", "svp", "evp", "supervisor", "superintendent", "architect", "designer", "scientist", "nurse", "teacher", "controller", "comptroller", "bookkeeper", "buyer", "planner", "representative", "rep", "agent", "advisor", "adviser", "recruiter", "partner", "principal", "intern", "trainee", "apprentice", "cashier", "driver", "operator", "mechanic", "electrician", "welder", "foreman", "estimator", "surveyor", "inspector", "editor", "writer", "copywriter", "researcher", "lawyer", "solicitor", "paralegal", "counsel", "auditor", "cook", "chef", "server", "bartender", "barista", "host", "hostess", "cleaner", "caretaker", "janitor", "worker", "labourer", "laborer", "strategist", "marketer", "producer", "tester", "programmer", "owner", "founder", "cofounder", "cto", "cfo", "ceo", "coo", "cio", "cmo", "chro", "ciso", "dispatcher", "receptionist", "secretary", "therapist", "pharmacist", "physician", "dentist", "paramedic", "instructor", "professor", "lecturer", "tutor", "fellow", "teller", "underwriter", "adjuster", "broker", "trader", "actuary", "economist", "statistician", "geologist", "chemist", "biologist", "plumber", "carpenter", "machinist", "millwright", "fitter", "packer", "picker", "handler", "guard", "sergeant", "captain", "ambassador", "evangelist", "merchandiser", "stylist", "photographer", "journalist", "translator", "interpreter", "librarian", "midwife", "caregiver", "aide", "orderly", "educator", "trainer", "facilitator", "mentor", "owner-operator", "purchaser", "negotiator", "generalist", "practitioner", "expert", "professional", "sourcer", "administrator", "sysadmin", "devops", "scrum", "sre", "dba", "treasurer", "liaison", "correspondent", "curator", "animator", "illustrator", "hygienist", "radiographer", "sonographer", "directeur", "directrice", "responsable", "cheffe", "ingenieur", "ingenieure", "developpeur", "developpeuse", "comptable", "analyste", "assistante", "adjoint", "adjointe", "conseiller", "conseillere", "charge", "chargee", "gestionnaire", "technicien", "technicienne", "infirmier", "infirmiere", "coordonnateur", "coordonnatrice", "coordinateur", "coordinatrice", "vendeur", "vendeuse", "acheteur", "acheteuse", "caissier", "caissiere", "stagiaire", "gerant", "gerante", "consultante", "administrateur", "administratrice", "commis", "redacteur", "redactrice", "graphiste", "enseignant", "enseignante", "mecanicien", "mecanicienne", "soudeur", "operateur", "operatrice", "controleur", "controleuse", "auditeur", "auditrice", "juriste", "avocat", "avocate", "architecte", "secretaire", "preposee", "prepose", "superviseur", "superviseure", "specialiste", "conducteur", "conductrice", "electricien", "plombier", "cuisinier", "serveur", "serveuse", "agente", "representant", "representante", "formateur", "formatrice", "traducteur", "traductrice", "contremaitre", "alternant"])  # fmt: skip
_GERMAN = re.compile(
    r"\b\S*(?:leiter|leitung|entwickler|ingenieur|buchhalter|sachbearbeiter|referent|berater|assistent|"
    r"techniker|mechaniker|mechatroniker|elektriker|elektroniker|verkaufer|einkaufer|planer|fuhrer|praktikant|"
    r"werkstudent|architekt|administrator|analyst|redakteur|lehrer|pfleger|fahrer|disponent|prokurist|"
    r"verwalter|prufer|vertreter|betreuer|manager|meister|schlosser|schreiner|laborant|controller|"
    r"koordinator|spezialist|fachkraft|kraft|angestellte|auszubildende|mitarbeiter|kaufmann|kauffrau|"
    r"kaufleute|koch|krankenschwester|programmierer|gestalter|trainee)(?:r|n|in|\*in|:in|/in|/-in|\(in\))?\b"
)
_TITLE_PHRASES = re.compile(
    r"\bvice[- ]president\b|\bchef d|\bco-?op student\b|\bproduct owner\b|\bchef\b"
)
_FORMS = re.compile(
    r"\b(?:inc|incorporated|ltd|limited|ltee|llc|llp|corp|corporation|company|co|gmbh|ag|se|kg|kgaa|ohg|ug|"
    r"sa|sas|sarl|srl|bv|nv|plc|enr|gbr|mbh|s\.a|e\.?v|pty)\.?$|\b(?:gmbh|& co|& cie|& sohne|& sons|& fils)\b"
)
_ORGANISATIONS = re.compile(
    r"\b(?:group|groupe|gruppe|holdings?|partners|bank|banque|credit union|caisse|university|universite|"
    r"universitat|college|cegep|school|hospital|hopital|krankenhaus|klinikum|klinik|clinic|clinique|institute?|"
    r"institut|ministry|ministere|ministerium|government|gouvernement|city of|town of|ville de|stadt|province of|"
    r"agency|agence|services|solutions|systems|technologies|industries|consulting|associates|foundation|"
    r"fondation|stiftung|society|societe|association|verein|council|conseil|commission|authority|airlines?|railway|rail|"
    r"energy|energie|foods?|logistics|logistik|media|studios?|labs?|laborator(?:y|ies)|software|networks?|capital|"
    r"insurance|assurances?|versicherung|werke|verlag|health|networks|analytics|works|brothers|bros|"
    r"construction|mining|pharma|motors|hotels?|restaurants?|stores?|shop|cafe|bakery|farms?|markets?)\b"
)
_COUNTRIES = frozenset(["canada", "usa", "us", "uk", "england", "scotland", "wales", "ireland", "france", "germany", "deutschland", "schweiz", "suisse", "switzerland", "austria", "osterreich", "belgium", "belgique", "netherlands", "india", "china", "japan", "australia", "spain", "italy", "portugal", "poland", "mexico", "brazil", "ontario", "quebec", "alberta", "manitoba", "saskatchewan", "remote", "california", "texas", "york", "massachusetts", "bavaria", "bayern", "hessen"])  # fmt: skip
_COUNTRY_PHRASES = frozenset({
    "united states", "united kingdom", "nova scotia", "new brunswick", "british columbia", "new york",
    "prince edward island", "newfoundland and labrador", "newfoundland", "new zealand", "remote", "hybrid",
    "teletravail", "greater toronto area", "colombie-britannique", "nouvelle-ecosse", "nouveau-brunswick",
    "homeoffice", "home office", "ile-de-france", "nordrhein-westfalen",
})  # fmt: skip
CODES = frozenset(["AB", "BC", "MB", "NB", "NL", "NS", "NT", "NU", "ON", "PE", "QC", "SK", "YT", "UK", "US", "USA", "AL", "AK", "AZ", "AR", "CA", "CO", "CT", "DE", "FL", "GA", "HI", "ID", "IL", "IN", "IA", "KS", "KY", "LA", "ME", "MD", "MA", "MI", "MN", "MS", "MO", "MT", "NE", "NV", "NH", "NJ", "NM", "NY", "NC", "ND", "OH", "OK", "OR", "PA", "RI", "SC", "SD", "TN", "TX", "UT", "VT", "VA", "WA", "WV", "WI", "WY", "DC"])  # fmt: skip
"""Provinces and states, as they stand after a town."""
FUNCTIONS = frozenset(["finance", "sales", "marketing", "operations", "engineering", "hr", "it", "product", "communications", "legal", "compliance", "procurement", "technology", "research", "development", "administration", "accounting", "payroll", "logistics", "strategy", "design", "quality", "safety", "ventes", "finances", "achats", "qualite", "vertrieb", "einkauf", "personal", "logistik"])  # fmt: skip
"""What stands after a comma in "Director, Finance"."""
_TOWN = re.compile(r"[^\W\d_][^\d,;:|]{1,40}")


def title_weight(piece: str, vocabulary: Vocabulary) -> float:
    """How much a piece of a line looks like a title; nothing looks like none."""
    folded = fold(piece)
    words = re.findall(r"[a-z0-9äöüß*-]+", folded)
    weight = 0.0
    for term_length in _title_lengths(piece, vocabulary):
        weight = max(weight, 3.0 * term_length / max(1, len(piece)))
    if any(word in _TITLES for word in words) or _TITLE_PHRASES.search(folded):
        weight += 2.0
    elif _GERMAN.search(folded):
        weight += 1.8
    return weight


def employer_weight(piece: str) -> float:
    folded = fold(piece).strip()
    if _FORMS.search(folded):
        return 4.0
    return 1.5 if _ORGANISATIONS.search(folded) else 0.0


def is_place(piece: str, vocabulary: Vocabulary) -> bool:
    """ "Halifax", "Halifax, NS", "Nova Scotia, Canada", "Remote"."""
    parts = [part.strip() for part in piece.strip(" ()").split(",") if part.strip()]
    if not parts or len(parts) > 4 or _ORGANISATIONS.search(fold(piece)):
        return False
    if all(_is_one_place(part, vocabulary) for part in parts):
        return True
    town = parts[0]
    is_in_region = len(parts) == 2 and _is_region(parts[1])
    return (
        is_in_region
        and bool(_TOWN.fullmatch(town))
        and len(town.split()) <= 3
        and not employer_weight(town)
    )


def _is_one_place(part: str, vocabulary: Vocabulary) -> bool:
    if _is_region(part):
        return True
    found = vocabulary.find_places(part)
    return bool(found) and found[0].end - found[0].start >= len(part.rstrip(".")) - 1


def _is_region(part: str) -> bool:
    folded = fold(part).strip(". ")
    return part in CODES or folded in _COUNTRIES or folded in _COUNTRY_PHRASES


def _title_lengths(piece: str, vocabulary: Vocabulary) -> list[int]:
    return [
        found.end - found.start
        for found in vocabulary.find_terms(piece)
        if found.term.kind == "title"
    ]

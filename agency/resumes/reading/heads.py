"""Heads of sections in English, French and German, in lower case and without accents."""

import re
from typing import Literal

Section = Literal[
    "top", "summary", "experience", "education", "skills", "languages", "designations", "contact",
    "projects", "other",
]  # fmt: skip
_HEADS: dict[Section, str] = {
    "summary": (
        "summary|professional summary|career summary|executive summary|summary of qualifications|profile|"
        "professional profile|career profile|personal profile|personal statement|about|about me|objective|"
        "career objective|overview|highlights|career highlights|"
        "profil|profil professionnel|resume|sommaire|a propos|a propos de moi|objectif|objectif professionnel|"
        "kurzprofil|profil|uber mich|zusammenfassung|berufliches profil|ziel|berufsziel"
    ),
    "experience": (
        "experience|work experience|professional experience|employment|employment history|work history|"
        "career history|relevant experience|relevant work experience|career|career experience|"
        "professional background|positions held|professional history|industry experience|additional experience|"
        "earlier experience|previous experience|employment experience|"
        "experience professionnelle|experiences professionnelles|experience de travail|experiences|"
        "parcours professionnel|parcours|emplois|historique professionnel|carriere|"
        "berufserfahrung|beruflicher werdegang|berufspraxis|werdegang|praktische erfahrung|"
        "beruflicher hintergrund|praxiserfahrung|berufliche erfahrung|berufstatigkeit|beruflicher lebenslauf|erfahrung"
    ),
    "education": (
        "education|academic background|education and training|education & training|academic qualifications|"
        "academic history|studies|"
        "formation|formations|etudes|diplomes|parcours scolaire|parcours academique|scolarite|formation academique|"
        "formation et diplomes|"
        "ausbildung|bildung|bildungsweg|studium|schulbildung|akademische ausbildung|hochschulbildung|"
        "ausbildung und studium|schulische ausbildung|akademischer werdegang"
    ),
    "skills": (
        "skills|technical skills|key skills|core skills|top skills|professional skills|skills summary|"
        "skills & tools|skills and tools|skills and competencies|core competencies|competencies|key competencies|"
        "areas of expertise|expertise|technologies|tools|tools & technologies|tools and technologies|tech stack|"
        "technical proficiencies|technical expertise|technical competencies|software|software skills|it skills|"
        "computer skills|strengths|specialties|hard skills|soft skills|skill set|skills & expertise|"
        "skills and expertise|abilities|"
        "competences|competences techniques|competences cles|competences professionnelles|savoir-faire|outils|"
        "logiciels|informatique|connaissances informatiques|principales competences|atouts|"
        "kenntnisse|fahigkeiten|fachkenntnisse|kompetenzen|edv-kenntnisse|it-kenntnisse|edv kenntnisse|"
        "it kenntnisse|kernkompetenzen|technische kenntnisse|kenntnisse und fahigkeiten|fachliche kenntnisse|"
        "kenntnisse & fahigkeiten|besondere kenntnisse|software-kenntnisse|technologien"
    ),
    "languages": (
        "languages|language|language skills|languages spoken|langues|langues parlees|competences linguistiques|"
        "connaissances linguistiques|sprachen|sprachkenntnisse|fremdsprachen"
    ),
    "designations": (
        "certifications|certification|certificates|licences|licenses|designations|professional designations|"
        "designations and memberships|professional memberships|memberships|accreditations|credentials|"
        "licenses & certifications|licences & certifications|licenses and certifications|"
        "licences and certifications|certifications & licences|certifications and licences|"
        "professional certifications|professional development|training|courses|training and certifications|"
        "certificats|attestations|permis et certifications|titres professionnels|formation continue|"
        "affiliations professionnelles|certifications et permis|titres et certifications|"
        "zertifikate|zertifizierungen|weiterbildung|weiterbildungen|fortbildung|fortbildungen|"
        "zertifikate und weiterbildungen|weiterbildung und zertifikate"
    ),
    "contact": (
        "contact|contact me|contact details|contact information|contact info|personal details|"
        "personal information|personal data|personal|details|"
        "coordonnees|informations personnelles|renseignements personnels|etat civil|me contacter|"
        "kontakt|kontaktdaten|personliche daten|personalien|personliche angaben|zur person|angaben zur person"
    ),
    "projects": (
        "projects|selected projects|key projects|personal projects|projets|projets cles|projekte|"
        "ausgewahlte projekte|projekterfahrung"
    ),
    "other": (
        "references|referees|interests|hobbies|hobbies and interests|hobbies & interests|interests and hobbies|"
        "volunteering|volunteer experience|volunteer work|community involvement|community|publications|awards|"
        "honors|honours|honors-awards|honors & awards|awards and honours|honours and awards|patents|activities|"
        "extracurricular activities|achievements|additional information|"
        "centres d'interet|centres d’interet|interets|loisirs|benevolat|distinctions|recommandations|divers|"
        "interessen|hobbys|hobbies und interessen|referenzen|ehrenamt|ehrenamtliches engagement|engagement|"
        "veroffentlichungen|publikationen|auszeichnungen|sonstiges|freizeit"
    ),
}  # fmt: skip
HEADS = {head: kind for kind, heads in _HEADS.items() for head in heads.split("|")}
_LONGEST = max(map(len, HEADS))
_AROUND = re.compile(r"^[\W_\d]+|[\W_]+$")
_SPACED = re.compile(r"(?:\w ){2,}\w(?:  +(?:\w ){2,}\w)*")
_FILLERS = re.compile(
    r"^(?:my|selected|key|relevant|mes|mon|meine|ma)\s+|\s*\((?:cont.*|suite|fortsetzung)\)$|\s+(?:continued|suite)$"
)
_AND = re.compile(r"\s*(?:&|\+|/|,|\band\b|\bet\b|\bund\b)\s*")


def head_of(folded: str) -> Section | None:
    """The kind of section that a folded line opens: "Work experience:", "S K I L L S", "Skills & languages"."""
    line = folded.strip()
    if len(line) > 2 * _LONGEST or not line:
        return None
    if _SPACED.fullmatch(line):
        line = line.replace(" ", "")
        return _bare().get(line)
    line = _FILLERS.sub("", " ".join(_AROUND.sub("", line).split()))
    if line in HEADS:
        return HEADS[line]
    parts = [HEADS.get(part) for part in _AND.split(line) if part]
    return parts[0] if len(parts) > 1 and all(parts) else None


def _bare() -> dict[str, Section]:
    return {head.replace(" ", ""): kind for head, kind in HEADS.items()}

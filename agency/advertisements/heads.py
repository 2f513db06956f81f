"""Heads of sections of advertisements in English, French and German, in lower case and without accents."""

import re
from typing import Literal

Section = Literal["top", "must", "nice", "tasks", "offer", "firm"]

_HEADS: dict[Section, str] = {
    "nice": (
        r"(?:nice|good|great)[- ]to[- ]haves?|bonus(?: points| skills)?|bonus if you|(?:it'?s )?a plus|preferred(?: \w+){0,2}|desirable(?: \w+){0,2}"
        r"|desired(?: \w+){0,2}|assets?|extra credit|would be (?:a plus|great|an asset)|it would be (?:great|nice|a plus).{0,30}|even better if.*|ideally(?:,? you.{0,25})?|you might also have|you may also have"
        r"|also welcome|advantageous|advantages?|(?:what )?(?:we )?would (?:be nice|love|like)|helpful|pluses|(?:what )?would be nice|we(?:'d| would) (?:love|like)(?: to see)?|preferences?|what would set you apart|what sets you apart|additional assets"
        r"|atouts?(?: apprecies)?|seraient? un (?:plus|atout)|constituent un atout|un plus|souhait(?:e|es|able|ables)|les plus|apprecies?|un atout|serait apprecie"
        r"|von vorteil|wunschenswert|das ware (?:toll|super|schon)|idealerweise(?: (?:bring\w+|hast|haben).{0,20})?|pluspunkte|nice to have|gern(?:e)? gesehen|pluspunkt|kein muss|ausserdem schon"
    ),
    "must": (
        r"(?:\w+ ){0,2}requirements?|(?:\w+ ){0,2}qualifications?|must[- ]haves?|what you(?:'ll| will)? (?:need|bring|have)(?: \w+){0,4}|you(?:'ll| will)? (?:need|have|bring)|your (?:profile|background|skills|experience)"
        r"|about you|who you are|who we(?:'re| are) looking for|what we(?:'re| are) looking for|we(?:'re| are) looking for|you(?:'re| are)|skills(?: (?:and|&) (?:experience|qualifications|knowledge))?|essential(?: \w+){0,2}|required(?: \w+){0,3}"
        r"|experience(?: (?:and|&) (?:skills|qualifications|education))?|knowledge, skills and abilities|key skills|person specification|the (?:ideal )?candidate|ideal candidate|candidate profile|minimum(?: \w+){0,2}|education(?: (?:and|&) experience)?|technical skills|tech stack|what it takes|must|needed|essentials?|we (?:need|ask)(?: for)?|what we (?:ask|need|expect)(?: for| from you)?|you(?:'ve| have) (?:got|done)|to succeed(?:,)? you(?:'ll| will)? need|training and experience|credentials"
        r"|(?:votre )?profil(?: recherche)?|le profil(?: recherche)?|exigences?(?: du poste)?|competences(?: \w+){0,2}|qualifications? requises?|ce que (?:nous recherchons|vous apportez)|vous (?:avez|etes|apportez)|pre-?requis|votre experience|formation et experience"
        r"|(?:ihr|dein|euer) profil|profil|anforderungen?|anforderungsprofil|(?:das|was) (?:bringst du|bringen sie|du|sie)(?: \w+){0,2}(?: mit(?:bringst|bringen)?)?|qualifikation(?:en)?|voraussetzungen|das zeichnet (?:sie|dich) aus|ihre qualifikation(?:en)?|wen wir suchen|du hast|sie haben|(?:ein )?muss|was wir (?:erwarten|brauchen|suchen)|erwartungen|das solltest du mitbringen"
    ),
    "tasks": (
        r"(?:\w+ ){0,2}responsibilities|duties(?: and responsibilities)?|what you(?:'ll| will)(?: be)? (?:do|doing|own)(?: \w+){0,2}|your (?:role|mission|impact|tasks|day)|the (?:role|job|position|opportunity)|role(?: overview| summary| purpose)?|job (?:summary|description|purpose|overview)|about the (?:role|job|position|team)|in this role.{0,20}|day to day|a typical day|key accountabilities|overview|summary"
        r"|(?:vos |les |principales )?(?:missions?|responsabilites|taches|fonctions)(?: principales)?|(?:le|votre) (?:poste|role)|description du poste|ce que vous ferez|sommaire du poste|votre quotidien"
        r"|(?:ihre|deine) (?:aufgaben|rolle|mission)|aufgaben(?:gebiet)?|tatigkeiten|das erwartet (?:sie|dich)|stellenbeschreibung|was dich erwartet|was sie erwartet|deine herausforderung"
    ),
    "offer": (
        r"(?:what )?we offer|benefits(?: (?:and|&) perks)?|perks(?: (?:and|&) benefits)?|why (?:join us|us|work with us|you(?:'ll| will) love it here)|what(?:'s| is) in it for you|what you(?:'ll| will) get|compensation(?: (?:and|&) benefits)?|salary(?: (?:and|&) benefits)?|the package|our offer|how to apply|next steps|equal opportunit.{0,30}|diversity.{0,30}|hours|details|the details|terms"
        r"|(?:ce que )?nous (?:vous )?(?:offrons|proposons)|avantages(?: sociaux)?|notre offre|conditions?(?: de travail)?|remuneration|pourquoi nous(?: rejoindre)?|comment postuler"
        r"|(?:das )?(?:wir )?bieten(?: wir)?(?: \w+)?|wir bieten.{0,15}|unser angebot|(?:ihre|deine) (?:vorteile|benefits)|das bieten wir.{0,15}|was wir bieten|kontakt|bewerbung|rahmenbedingungen|konditionen"
    ),
    "firm": (
        r"about (?:us|the company|our client|the team|\w+)|who we are|our (?:story|client|company|mission|team|values)|the (?:company|client|team)|company(?: \w+)?"
        r"|a propos(?: de nous)?|qui sommes[- ]nous|l'entreprise|notre (?:client|entreprise|equipe)|l'equipe"
        r"|uber uns|wer wir sind|das unternehmen|unser (?:kunde|unternehmen|team)"
    ),
}  # fmt: skip
_ORDER: tuple[Section, ...] = ("nice", "must", "tasks", "offer", "firm")
_PATTERNS = [(section, re.compile(rf"(?:{_HEADS[section]})")) for section in _ORDER]
_LONGEST = 60
_DRESS = re.compile(r"^[\s#*•·=>_-]+|[\s:*#=!?…._-]+$")


def section_of(folded: str) -> Section | None:
    """Which section a line begins, if it is a head and nothing else; "" and prose begin none."""
    bare = _DRESS.sub("", folded)
    if not bare or len(bare) > _LONGEST:
        return None
    return next((section for section, heads in _PATTERNS if heads.fullmatch(bare)), None)

"""Whom they named to us: "her colleague Lena might look", "recommends Sam Ode"."""

import re
from collections.abc import Iterator

from agency.touches.reading.facts import Finding
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note, pattern, word_set

_KNOWN = (
    r"(?:(?:ex|former|old)[ -])?(?:colleague|co-?worker|workmate|team ?mate|friend|buddy|mate|classmate|cousin"
    r"|brother|sister|roommate|flatmate|contact|report|peer|mentee|someone|somebody)"
)
_WHOSE = r"(?:her|his|their|my|a|an|one of (?:her|his|their))"
_NAME = r"(?P<name>[^\W\d_][\w'-]+(?: [A-Z][\w'-]+)?)"
_MIGHT = (
    r"(?:,? (?:who|she|he|they))?(?: (?:also|too|just|now|actively|perhaps|maybe))*(?:(?: (?:might|may|could|would|'d)(?: (?:also|well|perhaps))?"
    r"(?: (?:look|be|move|consider|listen|like|want|talk|fit|suit))\b)|(?:(?: is| was|'s)(?: (?:also|now|actively|very|quite))*"
    r" (?:looking|open|interested|keen|available|free|hunting|job ?hunting|on the (?:market|lookout)|unhappy|searching|seeking|a (?:good|great|strong) fit)))"
)
_CUES = (
    rf"\b(?P<who>{_WHOSE} (?:good |best |close |old |former |ex-)?{_KNOWN})(?:,)?(?: (?:called|named))?(?: {_NAME}(?<!who)(?<!might)(?<!may)(?<!could)(?<!would)(?<!is)(?<!also))?{_MIGHT}",
    rf"\b(?:recommend(?:s|ed)?|refer(?:s|red)|suggest(?:s|ed)|put forward|vouch(?:es|ed) for|named)(?: (?:we|us|me|that|i|calling|talking|speaking|to|speak|talk|call|contact|try|also|a))*"
    rf" (?P<who>(?:{_WHOSE} )?(?:good |best |close |old |former |ex-)?{_KNOWN})(?:,)?(?: (?:called|named))?(?: {_NAME})?",
    rf"\b(?:(?:try|talk to|speak to|speak with|call|contact|ping|reach out to|check with|look at|connect with|meet) )(?P<who>{_WHOSE} (?:good |best |close |old |former |ex-)?{_KNOWN})(?:,)?(?: (?:called|named))?(?: {_NAME})?",
    r"\b(?P<who>knows (?:someone|somebody|a few people|people|an? [a-z]+(?: [a-z]+)?) (?:who|that) (?:might|may|could|would|is|are|wants?))\b",
)  # fmt: skip
_NAMED = (
    r"\b(?:(?i:recommend(?:s|ed)?|refer(?:s|red)(?: us to| me to)?|referral:?|suggest(?:s|ed)(?: we)?(?: (?:talk|speak) to| call| try| contact)?|put forward|vouch(?:es|ed) for"
    r"|(?:passed|gave)(?: on| along)?(?: us| me)?(?: the)?(?: name| number| details)(?: of| for)?:?|introduced (?:me|us) to|(?:told|mentioned)(?: me| us)?(?: that)?|says|said|thinks)) "
    r"(?P<name>[A-Z][\w'-]+(?: [A-Z][\w'-]+)?)(?P<might>(?: \([^)]{0,40}\))?(?: (?:might|may|could|would|'d)(?: also)?(?: (?:look|be|move|consider|listen|like|want|fit|suit))\b| is(?: also)? (?:looking|open|interested|keen|available)))?"
)  # fmt: skip
_PLAINLY = re.compile(r"(?i)^(?:recommend|refer|put forward|vouch|passed|gave)")
_NO_NAME = word_set(
    "who might may could would is also was as at from in for with and or but that if she he they to"
    " looking named called the a i we it on about not no yes monday tuesday wednesday thursday friday"
)


def find_referrals(note: Note, own: frozenset[str]) -> Iterator[Finding]:
    """People the note names as somebody to talk to; unsure where only a wish is told of them."""
    taken = Ground(len(note.plain))
    for found in _every(note, own):
        if taken.is_free([found.span()]):
            taken.take([found.span()])
            yield _referral(note, found)


def _every(note: Note, own: frozenset[str]) -> Iterator[re.Match[str]]:
    for source in _CUES:
        yield from pattern(f"(?i:{source})").finditer(note.cased)
    for found in pattern(_NAMED).finditer(note.cased):
        first = found["name"].split()[0].lower()
        is_told = found["might"] or _PLAINLY.match(found[0])
        if is_told and first not in _NO_NAME and first not in own:
            yield found


def _referral(note: Note, found: re.Match[str]) -> Finding:
    said = found.groupdict()
    name = said.get("name")
    if name and name.split()[0].lower() not in _NO_NAME:
        who, span = note.words(found.span("name")), found.span("name")
        who = who if who[:1].isupper() else who.title()
    else:
        span = found.span("who") if said.get("who") else found.span()
        who = note.words(span)
    return Finding("referral", who, f"Named {who}", (found.span(),), sure=bool(name))

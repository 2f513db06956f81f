"""How they would be engaged: for good, for a term, by contract, as a temp or part-time.

Words that are nothing else ("freelancing", "FTC") are told anywhere; "contract", "temp" and "PT" where they stand as a
wish does: alone in their clause, in a list, before a kind of work, or after words that wish or refuse.
"""

from collections.abc import Iterator

from agency.touches.reading.facts import Finding, Span
from agency.touches.reading.grammar import Words, rule
from agency.touches.reading.ground import Ground
from agency.touches.reading.notes import Note
from agency.touches.reading.wanting import as_wish

_WISHED = r"(?:FORMWISH)(?:FORMFILL|FORMWISH)*"
_LISTED = r"(?:or|and|SLASH|COMMA|nor|to)"
_ENDS = r"(?= BREAK|AND|SLASH|POST|ADV|FINE| (?:only|if|until|till|for|at|again|please|basis|work|roles|by|now|over|no|not|to perm|to permanent|to hire|is|would|than|instead|but|then|while|in|when|WHEN|NUMBER|PERMANENT|FULLTIME))"

_RULES = tuple(
    (value, label, rule(source))
    for value, label, source in (
        ("fixed_term", "Fixed term", r"(?P<at>FIXED)(?: contract)?"),
        ("fixed_term", "Fixed term", r"(?P<at>LEAVES_OF (?:cover|covers|contract))"),
        (
            "contract",
            "Contract",
            r"(?<!FREELANCES)(?P<at>(?:(?:NUMBER|FIGURE)(?:months|month|mo|mos|mth|mths|m|year|week|weeks) )?contract (?:POST|only|basis|work|to perm|to permanent|to hire))",
        ),
        (
            "permanent",
            "Permanent",
            r"(?P<at>PERMANENT)(?! (?:resident|residency|residence|marker))",
        ),
        (
            "contract",
            "Contract",
            r"(?P<at>FREELANCES|(?:outside|inside) ir NUMBER|c NUMBER c)(?! (?:manager|director|firm|role at|ceo|cfo)(?! (?:only|POST)))",
        ),
        (
            "contract",
            "Contract",
            r"(?:stay|staying|stays|remain|remains|be|as|remaining)(?:as|a|an)*(?P<at>CONTRACTS|OWNCO)",
        ),
        (
            "contract",
            "Contract",
            r"(?:via|through|thru)(?:HER|a|an|own|the)*(?P<at>OWNCO|own (?:company|corp))",
        ),
        ("contract", "Contract", r"(?<!NEG)(?P<at>OWNCO)(?= only| ok| fine)"),
        (
            "contract",
            "Contract",
            r"(?:NUMBER|FIGURE|few|couple of|some)(?:months|month|mo|mos|mth|mths|m|year|week|weeks) (?P<at>contracts?)(?!CONTRACTS_NO)".replace(
                "contracts?", "(?:contract|contracts)"
            ),
        ),
        ("contract", "Contract", r"(?:PER|SLASH)(?:hour|hr|day|h|d) (?:COMMA)?(?P<at>contract)"),
        ("contract", "Contract", rf"EDGE(?P<at>contract|contracts){_ENDS}(?!CONTRACTS_NO)"),
        (
            "contract",
            "Contract",
            rf"{_LISTED}(?P<at>contract|contracts)(?= BREAK|AND|FINE|PERMANENT)",
        ),
        (
            "contract",
            "Contract",
            rf"{_WISHED}(?<!POSS)(?P<at>contract|contracts){_ENDS}(?!CONTRACTS_NO)",
        ),
        (
            "temporary",
            "Temporary",
            r"(?P<at>temping|(?:temp|temporary|seasonal)(?:POST|only|work|basis|assignment|assignments|to perm))",
        ),
        (
            "temporary",
            "Temporary",
            r"(?P<at>temporary|seasonal)(?! (?:resident|residency|foreign|visa|leave|relief|cover|flu|menu|stock|peak|closure|problem|layoff|address|number))",
        ),
        (
            "contract",
            "Contract",
            r"(?P<at>(?:contract|contracts|gigs|gig|stints|assignments) of (?:NUMBER|FIGURE)(?:months|month|year|weeks))",
        ),
        ("temporary", "Temporary", r"(?P<at>(?:agency|casual)(?:work|shifts|pool))(?! for)"),
        ("temporary", "Temporary", rf"(?:EDGE|{_LISTED}|{_WISHED})(?P<at>casual)(?= BREAK| only)"),
        ("temporary", "Temporary", rf"EDGE(?P<at>temp){_ENDS}"),
        ("temporary", "Temporary", rf"{_LISTED}(?P<at>temp)(?= BREAK|AND|FINE|PERMANENT)"),
        ("temporary", "Temporary", rf"{_WISHED}(?P<at>temp|temps){_ENDS}"),
        ("part_time", "Part-time", r"(?P<at>PARTTIME)"),
        ("part_time", "Part-time", rf"(?:EDGE|{_LISTED}|{_WISHED})(?P<at>pt){_ENDS}"),
    )
)


_LABELS = {value: label for value, label, _ in _RULES}
_OWN_FIRM = rule(r"OWNCO")
"""What they will not do through a firm of their own, they may do otherwise."""


def find_contract_forms(note: Note, words: Words) -> Iterator[Finding]:
    taken = Ground(len(note.plain))
    for value, _, wanted in _RULES:
        for found in words.find(wanted):
            span = words.span(found, "at")
            if taken.is_free([span]):
                taken.take([span])
                for one in as_wish(contract_form(value, span), note):
                    if not (one.negated and words.match(_OWN_FIRM, words.index(span[0]))):
                        yield one


def contract_form(value: str, span: Span) -> Finding:
    """A form of contract, not yet said to be wished."""
    return Finding("contract_form", value, _LABELS[value], (span,))

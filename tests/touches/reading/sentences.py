"""Tables of sentences: a note, an arrow, and what it tells of a kind; after no arrow, nothing is told surely."""

from tests.touches.test_reading import read, shown


def rows(lines: str) -> list[tuple[str, str]]:
    """Each note with its value; without one where nothing may be told surely."""
    pairs = (line.strip().partition(" => ") for line in lines.splitlines() if line.strip())
    return [(note, value) for note, _, value in pairs]


def told(kind: str, note: str) -> set[str]:
    """What is said of a kind, as "PMP held" for a standing and "not X ?" for a doubted refusal."""
    if kind == "standing":
        return {f"{one.value} {one.standing}" for one in read(note) if one.kind == "designation"}
    return {shown(one).removeprefix(f"{kind} ") for one in read(note) if one.kind == kind}


def is_told(kind: str, note: str, value: str) -> bool:
    return bool({value, f"{value} ?"} & told(kind, note))


def is_surely_told(kind: str, note: str, value: str) -> bool:
    """Whether a trap was fallen into: this value, or any where none is named."""
    sure = {one for one in told(kind, note) if not one.endswith("?")}
    return value in sure if value else bool(sure)

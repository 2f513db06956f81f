"""Learns the same titles once for a whole run, and once for many runs on one machine."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

import pytest

from agency.matching import learning_titles
from agency.meaning import title_space
from agency.meaning.title_space import Occupation, TitleSpace

MEANING = Path(title_space.__file__).parent


@contextmanager
def learned_once(folder: Path) -> Iterator[None]:
    """Within it, spaces for databases are kept in `folder` by what they are learned from and the code.

    They come as the database gives them back, at half precision.
    """
    folder.mkdir(parents=True, exist_ok=True)
    code = b"".join(path.read_bytes() for path in sorted(MEANING.glob("*.py")))

    def kept(
        occupations: Sequence[Occupation], tell: Callable[[int], None] = lambda _names: None
    ) -> TitleSpace:
        path = folder / f"{sha256(code + _told(occupations)).hexdigest()}.space"
        if not path.exists():
            unfinished = path.with_suffix(f".{os.getpid()}")
            unfinished.write_bytes(TitleSpace.learned_from(occupations, tell).pack())
            unfinished.replace(path)
        return TitleSpace.unpack(path.read_bytes())

    class Kept(TitleSpace):
        learned_from = staticmethod(kept)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(learning_titles, "TitleSpace", Kept)
        yield


def _told(occupations: Sequence[Occupation]) -> bytes:
    """What is learned from, apart from the numbers that a database happened to give the skills."""
    numbers = sorted({skill for one in occupations for skill in one.skills})
    place = {skill: at for at, skill in enumerate(numbers)}
    told = [
        (one.names, sorted((place[skill], weight) for skill, weight in one.skills.items()))
        for one in occupations
    ]
    return repr(told).encode()

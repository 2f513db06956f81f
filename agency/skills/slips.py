"""Typing mistakes in long words: one letter dropped, doubled, swapped or wrong. Pure.

Careful on purpose. The first and the last letter must be right, for another ending is another word
("developed" is no slip of "developer"); a wrong letter needs eight; two words equally near are neither.
"""

from collections.abc import Iterable

SHORTEST = 6
ENOUGH_FOR_A_WRONG_LETTER = 8
_REAL = """
    accelerator addition additions addictive analyses antennas backed barrier border brides casually catholic
    cents commence commuter complains conservatory constriction contact contacts contrast conveyance county
    defective delhi desert despatch diploma distract divorcee economies escape eternal expresses faulty fiance
    footfall fright garage harbor hopeless identify improper inferior interval invasion irritation layer
    maternal medial medic mediation medication meditation miles miseries munch muster nodes patents persons
    practise preserve projection promises properly protects quantify reacts reality recap rector refuge regained
    remained retained revolution settle sever solidify stationery sterling stimulation
    sommer collegue collegues contrat oktober dezember direktor kontakt kontrakt kollege symphony thinner topography transmit vaughn water weighs widows
    weder schulung montagne monter router comptia production minute refer refers referred grant grade geraint lager
"""
REAL_WORDS = frozenset(_REAL.split())
"""Words that are right as they stand, though a name is one letter away."""


class Slips:
    """Which of some words a mistyped one was meant to be. Those that are `right` are no mistake."""

    def __init__(
        self,
        words: Iterable[str],
        wrong_letter: int = ENOUGH_FOR_A_WRONG_LETTER,
        right: Iterable[str] = (),
    ) -> None:
        self._wrong_letter = wrong_letter
        self._right = REAL_WORDS | frozenset(right)
        self._words = frozenset(word for word in words if _is_worth(word))
        self._near: dict[str, list[str]] = {}
        for word in sorted(self._words):
            for form in _shortened(word):
                self._near.setdefault(form, []).append(word)

    def meant(self, written: str) -> str | None:
        """The one word that `written`, in small plain letters, is a slip of."""
        if len(written) < SHORTEST - 1 or written in self._words or written in self._right:
            return None
        if written.rstrip("s") in self._words or f"{written}s" in self._words:
            return None
        near = {word for form in _shortened(written) for word in self._near.get(form, ())}
        found = [word for word in near if _is_slip(written, word, self._wrong_letter)]
        return found[0] if len(found) == 1 else None


def _is_worth(word: str) -> bool:
    return len(word) >= SHORTEST and word.isascii() and word.isalpha()


def _shortened(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}


def _is_slip(written: str, word: str, wrong_letter: int) -> bool:
    if written[0] != word[0] or written[-1] != word[-1]:
        return False
    if abs(len(written) - len(word)) == 1:
        short, long = sorted((written, word), key=len)
        return short in _shortened(long)
    wrong = [at for at, (a, b) in enumerate(zip(written, word, strict=True)) if a != b]
    if len(wrong) == 1:
        return len(word) >= wrong_letter
    swapped = len(wrong) == 2 and wrong[1] == wrong[0] + 1
    return swapped and written[wrong[0]] == word[wrong[1]] and written[wrong[1]] == word[wrong[0]]

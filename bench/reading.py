"""``python -m bench.reading [notes]``: how long a note takes, one after another in one process.

Notes of about 400 characters and no two alike, with the words that come with the product.
"""

import sys
import time
from datetime import date
from statistics import median, quantiles

from agency.skills.terms import Vocabulary
from agency.touches.reading import read_note
from agency.touches.vocabulary import first_words

TODAY = date(2026, 6, 18)
NOTES = (
    "Called {n}, not now, open to a lead role after June, remote only, 120k, PMP in progress. Her colleague Lena might"
    " look. Two months notice, lives in Halifax, would move to Montréal but not Toronto. Never oil and gas. I'll send"
    " her the JD tomorrow and she asked me to call in the autumn. Knows Python, Kubernetes and SQL, no contract work,"
    " four days a week would be ideal, two office days at most. Saw it {n}.",
    "Appelée {n}. Pas maintenant, pas avant septembre, 85 000 €/an, CDI, deux jours de bureau par semaine, cherche un"
    " poste à Montréal, pas à Toronto, préavis de trois mois, rappeler en octobre. Elle connaît Python et SQL.",
    "Mit {n} gesprochen. Nicht vor dem Herbst, möchte 95.000 €, unbefristet, zwei Tage im Büro, nicht nach Toronto,"
    " Kündigungsfrist drei Monate, im September wieder anrufen. Kennt Python und SQL, PMP in Arbeit.",
)


def main() -> None:
    vocabulary = first_words("CAD")
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 600
    read_note(NOTES[0], TODAY, vocabulary)  # the index is made at first use
    times = [_time(NOTES[n % len(NOTES)].format(n=n), vocabulary) for n in range(count)]
    p95 = quantiles(times, n=20)[-1]
    print(f"{count:,} notes: median {median(times):.1f} ms, p95 {p95:.1f} ms of processor time")


def _time(note: str, vocabulary: Vocabulary) -> float:
    start = time.process_time()
    read_note(note, TODAY, vocabulary)
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main()

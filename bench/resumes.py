"""``python -m bench.resumes [--people 10] [--mutations 2000] [--chromium]``: how well and fast résumés are read.

Every layout in each of its languages, each person in all five kinds of file, through the child process
as in the product. The reader was written with people of smaller seeds, and titles, skills and employers
are halved between odd and even ones. Prints precision and recall per field, by kind and by layout, and the time of a file.
"""

import argparse
import random
import shutil
import time
from collections import Counter, defaultdict
from statistics import median

from playwright.sync_api import Browser, sync_playwright

from agency.resumes.extracting import TOO_MUCH, FileUnreadable, extract
from agency.resumes.reading import read_resume
from bench.measuring import p95
from tests.support.resumes.judging import FIELDS, Tally, read_things, true_things
from tests.support.resumes.layouts import LAYOUTS, laid_out
from tests.support.resumes.mutating import mutated
from tests.support.resumes.papers import PAPERS, as_html
from tests.support.resumes.people import TODAY, VOCABULARY, person

FIRST_SEED = 101
"""Nobody looked at these while the reader was written."""
_BROWSERS = ("chromium", "chromium-browser", "google-chrome")


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m bench.resumes")
    words.add_argument("--people", type=int, default=4, help="in each layout and language")
    words.add_argument("--mutations", type=int, default=0, help="files with a few bytes changed")
    words.add_argument("--chromium", action="store_true", help="PDFs printed by Chromium as well")
    asked = words.parse_args()
    quality(asked.people)
    if asked.chromium:
        printed(asked.people)
    if asked.mutations:
        mutations(asked.mutations)


def quality(people: int) -> None:
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    took: defaultdict[str, list[float]] = defaultdict(list)
    for layout, (_, languages) in LAYOUTS.items():
        for language in languages:
            for number in range(people):
                seed = FIRST_SEED + 2 * number
                one = person(seed, language)
                page = laid_out(layout, one, seed)
                for kind, write in PAPERS.items():
                    content = write(page)
                    begun = time.perf_counter()
                    text = extract(content).text
                    took[kind].append(time.perf_counter() - begun)
                    begun = time.perf_counter()
                    read = read_things(read_resume(text, TODAY, VOCABULARY))
                    took["reading"].append(time.perf_counter() - begun)
                    for name in (
                        "all",
                        kind,
                        layout,
                        {"en": "English", "fr": "French", "de": "German"}[language],
                    ):
                        tallies[name].add(read, true_things(one))
    show(tallies)
    print()
    for name, seconds in took.items():
        print(
            f"{name:22} {len(seconds):5} files, median {median(seconds) * 1000:6.1f} ms, p95 {p95(seconds) * 1000:6.1f} ms"
        )


def show(tallies: dict[str, Tally]) -> None:
    print(f"{'precision / recall':22} " + " ".join(f"{field:>11}" for field in FIELDS))
    for name, tally in tallies.items():
        figures = (f"{tally.precision(field):.2f} / {tally.recall(field):.2f}" for field in FIELDS)
        print(f"{name:22} " + " ".join(f"{one:>11}" for one in figures))


def printed(people: int) -> None:
    """The same pages as a browser prints them, columns side by side."""
    tallies: defaultdict[str, Tally] = defaultdict(Tally)
    program = next(filter(None, map(shutil.which, _BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        for layout, (_, languages) in LAYOUTS.items():
            for number in range(people):
                seed = FIRST_SEED + 2 * number
                one = person(seed, languages[0])
                page = laid_out(layout, one, seed)
                read = read_things(
                    read_resume(extract(_print(browser, as_html(page))).text, TODAY, VOCABULARY)
                )
                tallies["printed by Chromium"].add(read, true_things(one))
        browser.close()
    print()
    show(tallies)


def _print(browser: Browser, html: str) -> bytes:
    sheet = browser.new_page()
    sheet.set_content(html)
    content = sheet.pdf(format="A4")
    sheet.close()
    return content


def mutations(count: int) -> None:
    """What becomes of good files with a few bytes changed, and the longest that any child took."""
    ends: Counter[str] = Counter()
    longest = 0.0
    good = [(kind, write(laid_out("one column", person(2), 2))) for kind, write in PAPERS.items()]
    draw = random.Random(1)
    for number in range(count):
        kind, content = good[number % len(good)]
        begun = time.perf_counter()
        try:
            extract(mutated(content, draw))
            ends[f"{kind} read"] += 1
        except FileUnreadable as why:
            ends[f"{kind} {'ended in time' if str(why) == TOO_MUCH else 'refused'}"] += 1
        longest = max(longest, time.perf_counter() - begun)
    print(f"\n{count} mutations: {dict(sorted(ends.items()))}; the longest took {longest:.1f} s")


if __name__ == "__main__":
    main()

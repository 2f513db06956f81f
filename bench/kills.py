"""``python -m bench.kills [EACH RANDOM]``: workers killed with -9 at nine marked points and at random.

50 at each point and 550 at random unless told otherwise, with five letters a worker. Then 50 with the
broken variant, which writes ``data`` down after the message has left and must fail the same count.
Exits with 1 if either does not come out as it must.
"""

import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path

from agency import embedded_postgres
from agency.embedded_postgres import Server
from tests.conftest import settings_for
from tests.mail.kills import AT_RANDOM, Count, kill_workers, marked
from tests.support.smtp import Postbox
from tests.support.whole import migrated_app, own_database

FOLDER = Path(__file__).parent.parent / "var" / "bench"
BROKEN = ["after the final dot", "after the answer"] * 25
LANES = 10
"""Outboxes at once, each with a mail server of its own: most of the time is waiting."""


def main(each: int, at_random: int) -> int:
    server = embedded_postgres.start(FOLDER / "postgres", durable=False)
    try:
        careful = _count(server, [*marked(each), *[AT_RANDOM] * at_random], is_careful=True)
        broken = _count(server, BROKEN, is_careful=False)
    finally:
        server.stop()
    return int(not careful.is_as_promised or broken.is_as_promised)


def _count(server: Server, moments: list[str], is_careful: bool) -> Count:
    began = time.perf_counter()

    def lane(number: int) -> Count:
        theirs = moments[number::LANES]
        name = f"bench_kills_{number}"
        with own_database(server, name, like="bench_kills") as url, Postbox() as postbox:
            return kill_workers(url, postbox, theirs, is_careful=is_careful, seed=number)

    with own_database(server, "bench_kills") as url:
        with migrated_app(settings_for(url, FOLDER)):
            pass
        with ThreadPoolExecutor(LANES) as lanes:
            counts = list(lanes.map(lane, range(LANES)))
    total: Counter[str] = Counter()
    for count in counts:
        total.update(asdict(count))
    return _told(Count(**total), is_careful, time.perf_counter() - began)


def _told(count: Count, is_careful: bool, seconds: float) -> Count:
    print("\nas it is" if is_careful else "\nwith data written down after sending")
    for name, figure in asdict(count).items():
        print(f"  {name.replace('_', ' '):40}{figure:8,}")
    print(f"  {'as promised':40}{'yes' if count.is_as_promised else 'no':>8}")
    print(f"  {'seconds':40}{seconds:8,.0f}", flush=True)
    return count


if __name__ == "__main__":
    numbers = [int(number) for number in sys.argv[1:]] or [50, 550]
    sys.exit(main(*numbers))

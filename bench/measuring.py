"""Wall time, processor time here and in PostgreSQL, and number of queries of a piece of work."""

import statistics
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
from sqlalchemy import event
from sqlalchemy.engine import Engine

_NANOSECONDS_A_MS = 1_000_000


@dataclass
class Measured:
    """Milliseconds of each run, and the queries of the last. ``database`` is PostgreSQL's own processor time."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)
    queries: int = 0

    @property
    def both(self) -> list[float]:
        """Processor time here and in PostgreSQL, a run each."""
        return [sum(pair) for pair in zip(self.processor, self.database, strict=True)]


def middle(milliseconds: list[float]) -> float:
    return statistics.median(milliseconds)


def p95(milliseconds: list[float]) -> float:
    """The value that 95 in 100 runs do not exceed; of fewer than twenty runs the largest."""
    return sorted(milliseconds)[max(0, -(-len(milliseconds) * 95 // 100) - 1)]


class Database:
    """Reads how long the server's processes have worked, from the kernel."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)

    def worked_ms(self) -> float:
        """Of all connections to this database but this one, since they were opened."""
        rows = self._connection.execute(
            "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND datname = current_database() AND pid <> pg_backend_pid()"
        )
        return sum(_on_processor(pid) for (pid,) in rows) / _NANOSECONDS_A_MS


def _on_processor(pid: int) -> int:
    try:
        return int(Path(f"/proc/{pid}/schedstat").read_text().split()[0])
    except FileNotFoundError:
        return 0


def measure(
    engine: Engine, database: Database, work: Callable[[int], object], runs: int
) -> Measured:
    """Run ``work(n)`` once unmeasured and then so many times."""
    work(0)
    measured = Measured()
    counted = [0]

    def count(*_: object) -> None:
        counted[0] += 1

    event.listen(engine, "before_cursor_execute", count)
    for number in range(1, runs + 1):
        counted[0] = 0
        there = database.worked_ms()
        wall, here = time.perf_counter(), time.process_time()
        work(number)
        here = time.process_time() - here
        measured.wall.append((time.perf_counter() - wall) * 1000)
        measured.processor.append(here * 1000)
        measured.database.append(max(0.0, database.worked_ms() - there))
        measured.queries = counted[0]
    event.remove(engine, "before_cursor_execute", count)
    return measured


def measure_together(
    database: Database, works: Sequence[Callable[[int], object]], runs: int
) -> Measured:
    """Each work in a thread of its own, so many times at once; processor time is the mean of all."""
    measured = Measured()

    def do(work: Callable[[int], object], begun: int) -> None:
        for number in range(begun, begun + runs):
            wall = time.perf_counter()
            work(number)
            measured.wall.append((time.perf_counter() - wall) * 1000)

    with ThreadPoolExecutor(len(works)) as threads:
        list(threads.map(do, works, [0] * len(works)))
        measured.wall.clear()
        there, here = database.worked_ms(), time.process_time()
        list(threads.map(do, works, range(runs, runs * (len(works) + 1), runs)))
        here = time.process_time() - here
    done = len(measured.wall)
    measured.processor.append(here * 1000 / done)
    measured.database.append(max(0.0, database.worked_ms() - there) / done)
    return measured

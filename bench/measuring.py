"""Wall time, processor time and number of queries of a piece of work."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from sqlalchemy import event
from sqlalchemy.engine import Engine


@dataclass
class Measured:
    """Milliseconds of each run, and the queries of the last."""

    wall: list[float] = field(default_factory=list)
    processor: list[float] = field(default_factory=list)
    queries: int = 0

    @property
    def wall_ms(self) -> float:
        return statistics.median(self.wall)

    @property
    def processor_ms(self) -> float:
        return statistics.median(self.processor)

    @property
    def worst_ms(self) -> float:
        return max(self.wall)


def measure(engine: Engine, work: Callable[[int], object], runs: int) -> Measured:
    """Run ``work(n)`` once unmeasured and then so many times; medians are what to compare."""
    work(0)
    measured = Measured()
    for number in range(1, runs + 1):
        counted = [0]

        def count(*_: object, counted: list[int] = counted) -> None:
            counted[0] += 1

        event.listen(engine, "before_cursor_execute", count)
        wall, processor = time.perf_counter(), time.process_time()
        work(number)
        measured.wall.append((time.perf_counter() - wall) * 1000)
        measured.processor.append((time.process_time() - processor) * 1000)
        event.remove(engine, "before_cursor_execute", count)
        measured.queries = counted[0]
    return measured

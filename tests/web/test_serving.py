"""A web worker makes its grammars ready before anybody types."""

import subprocess
import sys

READY = """
import threading
from agency.touches.reading.learned import weights
from agency.touches.reading.requests import _END
from agency.touches.reading.senses import every_sense
from agency.web.serving import post_worker_init
assert "ready" not in vars(_END)
assert weights.cache_info().currsize == every_sense.cache_info().currsize == 0
post_worker_init(None)
for thread in threading.enumerate():
    if thread.name == "grammars":
        thread.join()
print("ready" in vars(_END), weights.cache_info().currsize, every_sense.cache_info().currsize)
"""


def test_what_takes_long_the_first_time_is_done_when_a_worker_begins() -> None:
    done = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True 3 1"

"""A web worker makes its grammars ready before anybody types."""

import subprocess
import sys

READY = """
import threading
from agency.touches.reading.asked import _FOR_NOW
from agency.web.serving import post_worker_init
assert "ready" not in vars(_FOR_NOW)
post_worker_init(None)
for thread in threading.enumerate():
    if thread.name == "grammars":
        thread.join()
print("ready" in vars(_FOR_NOW))
"""


def test_what_takes_long_the_first_time_is_done_when_a_worker_begins() -> None:
    done = subprocess.run([sys.executable, "-c", READY], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"

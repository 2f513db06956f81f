"""Callback: remembers what candidates said, and brings them back at the right moment."""

import os

# Vectors here are short: a second thread of the linear algebra library costs more in waiting than it
# brings, and a server runs as many workers as it has processors. Read when numpy is first imported.
os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

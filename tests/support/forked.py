"""Processes that are forked from one that has loaded everything, and are there at once."""

import multiprocessing

FORKED = multiprocessing.get_context("forkserver")
FORKED.set_forkserver_preload(["tests.conftest", "tests.inbox.mortal", "tests.mail.kills"])
"""All that whoever starts the processes has loaded, or each of them would load it again. One list for
every test, for a process has one fork server."""

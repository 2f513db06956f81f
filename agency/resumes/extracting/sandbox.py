"""Shuts the child in: limits of the system, and on Linux no connection and no other program."""

import ctypes
import platform
import resource
import signal
import struct
import sys

from agency.resumes.extracting.limits import CPU_SECONDS, MEMORY, MOST_OUTPUT, WALL_SECONDS

_FORBIDDEN = {
    # socket, socketpair, clone, fork, vfork, execve, ptrace, execveat, io_uring_setup, clone3
    "x86_64": (0xC000003E, (41, 53, 56, 57, 58, 59, 101, 322, 425, 435)),
    # socket, socketpair, clone, execve, ptrace, execveat, io_uring_setup, clone3
    "aarch64": (0xC00000B7, (198, 199, 220, 221, 117, 281, 425, 435)),
}
"""The processor's mark in a filter and the numbers of its system calls, as linux/audit.h and
asm/unistd.h have them."""
_REACHES_OUT = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.system")


def shut_in() -> None:
    """Called once, before the first byte of the file is looked at. Cannot be undone."""
    if sys.platform != "darwin":  # which refuses to be told
        _limit(resource.RLIMIT_AS, MEMORY)
    _limit(resource.RLIMIT_CPU, CPU_SECONDS)
    _limit(resource.RLIMIT_FSIZE, MOST_OUTPUT)
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_NOFILE, 64)
    signal.alarm(WALL_SECONDS)  # ends this process even when nobody is left to end it
    sys.addaudithook(_refuse)
    if sys.platform == "linux" and platform.machine() in _FORBIDDEN:
        _filter_calls(*_FORBIDDEN[platform.machine()])


def _limit(what: int, most: int) -> None:
    resource.setrlimit(what, (most, most))


def _refuse(event: str, _arguments: object) -> None:
    if event.startswith(_REACHES_OUT):
        raise PermissionError(event)


def _filter_calls(machine: int, forbidden: tuple[int, ...]) -> None:
    """A seccomp filter: calls of another machine's table and those listed fail with EACCES."""
    load, equal, at_least, answer = 0x20, 0x15, 0x35, 0x06
    allow, refuse = 0x7FFF0000, 0x00050000 | 13
    count = len(forbidden)
    steps = [
        (load, 0, 0, 4),
        (equal, 0, count + 3, machine),
        (load, 0, 0, 0),
        (at_least, count + 1, 0, 0x40000000),
        *((equal, count - place, 0, number) for place, number in enumerate(forbidden)),
        (answer, 0, 0, allow),
        (answer, 0, 0, refuse),
    ]
    code = b"".join(struct.pack("HBBI", *step) for step in steps)
    kept = ctypes.create_string_buffer(code, len(code))
    program = struct.pack("HxxxxxxP", len(steps), ctypes.addressof(kept))
    prctl = ctypes.CDLL(None, use_errno=True).prctl
    no_new_privileges, set_filter, mode = 38, 22, 2
    prctl(no_new_privileges, 1, 0, 0, 0)
    prctl(set_filter, mode, ctypes.create_string_buffer(program, len(program)), 0, 0)

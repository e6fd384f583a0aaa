"""Words → vectors in their context: spaCy's tok2vec network, in numpy.

In: tokenised Docs and the network's own weights. Out: an array a Doc, words × 96 floats.
Touches nothing but its memory of words.

The network is spaCy's default for small models: hashed features of a word, mixed to one vector
(``MultiHashEmbed``), then four layers that each look one word to either side
(``MaxoutWindowEncoder``). Two things make it cost a third: the first half depends on the word
alone and is remembered; and the products go through numpy's BLAS, which has kernels for processors
that spaCy's own BLAS does not know.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc
from thinc.api import Model

from marsad.extract.parse.products import Floats, Operations, product

# What a word's vector depends on: its form and, for parts of contractions, its usual form; and
# whether a space follows.
_WORD: list[int | str] = ["ORTH", "NORM", "SPACY"]
# Words remembered before the memory is emptied: 19 MB. A year of one agency's reports has fewer.
_REMEMBERED = 50_000
_FIRST_ROWS = 16  # rows of the memory at the start; it doubles
_SEEN = 3  # words that a window layer sees: one to either side
_EPSILON = np.float32(1e-8)  # of thinc's layer normalisation


@dataclass(frozen=True, slots=True)
class _Hashed:
    """A table of vectors; a feature (``column``) has the sum of the rows that its hashes name."""

    table: Floats
    column: int
    seed: int


@dataclass(frozen=True, slots=True)
class _Layer:
    """A layer of maxout with its norm: weights by piece (width in, pieces × width out)."""

    weights: Floats
    bias: Floats
    gain: Floats
    shift: Floats


class Vectors:
    """The network of a loaded model. Raises ValueError if it is not of the known build."""

    def __init__(self, tok2vec: Model[Any, Any]) -> None:
        embed, encode = tok2vec.layers
        self._ops = Operations()
        for node in tok2vec.walk():
            node.ops = self._ops
        self._columns: list[int | str] = embed.layers[0].attrs["columns"]
        self._hashed = [_table(each) for each in embed.walk() if each.name == "hashembed"]
        self._mix = _layer(embed, len(self._hashed))
        self._window: list[_Layer] = [_layer(each, _SEEN) for each in encode.layers[0].layers]
        self._width: int = tok2vec.get_dim("nO")
        self._pad = len(self._window)
        self._rows: dict[tuple[int, ...], int] = {}
        self._table = self._empty()

    def __call__(self, docs: Sequence[Doc]) -> list[Floats]:
        """The vectors of each Doc."""
        pad = self._pad
        rows = np.zeros((sum(len(d) + pad for d in docs) + pad, self._width), np.float32)
        spans, at = [], pad
        for words in self._words(docs):
            spans.append((at, at + len(words)))
            rows[at : at + len(words)] = self._table[words]
            at += len(words) + pad
        vectors = self._encoded(rows)
        return [vectors[start:end] for start, end in spans]

    def _words(self, docs: Sequence[Doc]) -> list[list[int]]:
        """Rows of the memory for the words of each Doc."""
        keys = [list(map(tuple, doc.to_array(_WORD).tolist())) for doc in docs]
        if len(self._rows) > _REMEMBERED:
            self._rows, self._table = {}, self._empty()
        known = self._rows
        fresh: dict[tuple[int, ...], int] = {}
        new: list[Any] = []
        for doc, words in zip(docs, keys, strict=True):
            missing = [i for i, k in enumerate(words) if k not in known and k not in fresh]
            if missing:
                features = doc.to_array(self._columns)
                for i in missing:
                    fresh.setdefault(words[i], len(new))
                    if fresh[words[i]] == len(new):
                        new.append(features[i])
        if new:
            self._learn(list(fresh), np.array(new))
        return [[known[key] for key in words] for words in keys]

    def _learn(self, keys: list[tuple[int, ...]], features: NDArray[np.uint64]) -> None:
        mixed = _best(product(self._embedded(features), self._mix.weights), self._mix)
        start = len(self._rows)
        while start + len(keys) > len(self._table):
            self._table = np.concatenate([self._table, np.zeros_like(self._table)])
        self._table[start : start + len(keys)] = mixed
        self._rows.update(zip(keys, range(start, start + len(keys)), strict=True))

    def _embedded(self, features: NDArray[np.uint64]) -> Floats:
        """The vectors of each feature of a word, side by side."""
        found = []
        for each in self._hashed:
            hashes = self._ops.hash(np.ascontiguousarray(features[:, each.column]), each.seed)
            found.append(self._ops.gather_add(each.table, hashes % len(each.table)))
        return np.concatenate(found, axis=1)

    def _empty(self) -> Floats:
        return np.zeros((_FIRST_ROWS, self._width), np.float32)

    def _encoded(self, rows: Floats) -> Floats:
        """The window layers over all Docs at once; rows of padding keep them apart."""
        width = self._width
        seen = np.zeros((len(rows), 3 * width), np.float32)
        for layer in self._window:
            seen[1:, :width] = rows[:-1]
            seen[:, width : 2 * width] = rows
            seen[:-1, 2 * width :] = rows[1:]
            rows = rows + _best(product(seen, layer.weights), layer)
        return rows


def _best(pieces: Floats, layer: _Layer) -> Floats:
    """Maxout and layer normalisation of a layer's products."""
    width = len(layer.gain)
    pieces += layer.bias
    best = np.maximum(pieces[:, :width], pieces[:, width : 2 * width])
    np.maximum(best, pieces[:, 2 * width :], out=best)
    best -= best.mean(axis=1, keepdims=True)
    spread = np.einsum("ij,ij->i", best, best) / np.float32(width) + _EPSILON
    best *= (np.float32(1) / np.sqrt(spread))[:, None]
    best *= layer.gain
    best += layer.shift
    return best


def _table(embed: Model[Any, Any]) -> _Hashed:
    table = np.ascontiguousarray(embed.get_param("E"))
    return _Hashed(table, embed.attrs["column"], embed.attrs["seed"])


def _layer(model: Model[Any, Any], inputs: int) -> _Layer:
    """The maxout of ``model``, which sees so many vectors of its width side by side."""
    named = {node.name: node for node in model.walk()}
    maxout, norm = named["maxout"], named["layernorm"]
    weights = np.asarray(maxout.get_param("W"))
    if weights.shape[1] != 3 or weights.shape[2] != inputs * weights.shape[0]:
        raise ValueError(f"a network of another build: weights of shape {weights.shape}")
    by_piece = weights.transpose(1, 0, 2).reshape(-1, weights.shape[2])
    return _Layer(
        weights=np.ascontiguousarray(by_piece.T),
        bias=np.ascontiguousarray(np.asarray(maxout.get_param("b")).T.reshape(-1)),
        gain=np.asarray(norm.get_param("G")),
        shift=np.asarray(norm.get_param("b")),
    )

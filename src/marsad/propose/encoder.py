"""Mark where a text may tell of harm, with a small network on this machine. Off unless asked for.

In: a Text. Out: Proposals, as unbelieved words. Touches the weights beside this module. Needs the
extra ``marsad[encoder]`` (onnxruntime, tokenizers); without it nothing else is missing.

The network says where and of what kind; ``extract.proposals`` checks and reads it as it does for
any other model. What it learnt from, and how well it does, stands in ``encoder/CARD.md``.
"""

from __future__ import annotations

import importlib
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from marsad.errors import ProposeError
from marsad.extract.text import sentences
from marsad.model import Proposal, Span, Text
from marsad.propose.spans import THRESHOLD, proposals

NAME = "encoder-1"
FOLDER = Path(__file__).parent / "encoder-1"
_LONGEST = 256  # tokens; what is behind them in a sentence is not marked


class Encoder:
    """Tokenizer and network, loaded once in a process; a class because loading takes a second."""

    def __init__(self, folder: Path = FOLDER, threshold: float = THRESHOLD) -> None:
        """Raises ProposeError where packages or weights are missing."""
        runtime, tokenizers = _package("onnxruntime"), _package("tokenizers")
        for name in ("model.onnx", "tokenizer.json"):
            if not (folder / name).is_file():
                raise ProposeError(
                    str(folder / name), "is not there", "install marsad again, or run without it"
                )
        options = runtime.SessionOptions()
        options.intra_op_num_threads = 1  # a run already keeps every core busy with a worker
        self._tokenizer = tokenizers.Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._network = runtime.InferenceSession(
            str(folder / "model.onnx"), options, providers=["CPUExecutionProvider"]
        )
        self._threshold = threshold

    def __call__(self, text: Text) -> tuple[Proposal, ...]:
        """What the network marks in title and body."""
        found: list[Proposal] = []
        for part, string in (("title", text.title or ""), ("body", text.body)):
            for start, end in sentences.split(string):
                found += self._of(string[start:end], Span(part, start, end))
        return tuple(found)

    def _of(self, sentence: str, at: Span) -> list[Proposal]:
        offsets, chances = self.chances(sentence)
        return proposals(sentence, at, offsets, chances, NAME, self._threshold)

    def chances(self, sentence: str) -> tuple[list[tuple[int, int]], Any]:
        """Where the tokens stand, and (tokens, labels) chances between 0 and 1."""
        read = self._tokenizer.encode(sentence)
        ids = np.array([read.ids[:_LONGEST]], dtype=np.int64)
        (found,) = self._network.run(None, {"ids": ids})
        return read.offsets[:_LONGEST], found[0]


@cache
def encoder() -> Encoder:
    """The encoder of this process. Raises ProposeError as Encoder does."""
    return Encoder()


def _package(name: str) -> Any:
    try:
        return importlib.import_module(name)
    except ImportError as fault:
        raise ProposeError(
            "the encoder", f"needs the package {name}", "pip install 'marsad[encoder]'"
        ) from fault

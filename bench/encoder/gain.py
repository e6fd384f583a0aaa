"""Rules alone against rules with the encoder: what is found more, and what it costs.

In: the gold corpus, texts without violence, the encoder's weights. Out: a table. Touches those
files. Raises AbsentError where the extra ``encoder`` is not installed.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence

from bench.gold import part_items, quiet
from bench.gold.score import Score, score
from bench.setting import AbsentError, Setting, hashes
from bench.table import Table, share
from marsad import extract
from marsad.errors import ProposeError
from marsad.extract import models as parser
from marsad.extract.models import Models
from marsad.extract.text import sentences
from marsad.model import Proposal, Text
from marsad.propose import encoder

NAME = "encoder"
TITLE = "Rules alone, and with the encoder"
PARTS = ("dev", "test")
_ODD = 1  # numbers of the texts without violence that the encoder has not learnt from
_UNREAD = "third author, unread"  # nobody who writes rules or sets thresholds reads these

Ask = Callable[[Text], tuple[Proposal, ...]]


def table(setting: Setting) -> Table:
    """Claims by part, false claims on texts without violence, sentences a second."""
    try:
        ask = encoder.encoder()
    except ProposeError as fault:
        raise AbsentError(str(encoder.FOLDER.name), str(fault), "install marsad[encoder]") from None
    models = parser.load()
    rows, figures = [], dict[str, object]()
    quiets = (
        ("quiet", "no violence", quiet.texts(half=_ODD)),
        ("quiet, third author", "no violence, third author", quiet.texts(_UNREAD)),
    )
    for name, asked in (("rules", _nobody), ("rules and encoder", ask)):
        for part in PARTS:
            one = _score(part, models, asked)
            figures[f"{part}, {name}"] = {
                "recall": one.recall, "precision": one.precision, "f": one.f,
                "usable": one.usable(), "core": one.core,
            }  # fmt: skip
            told = (one.recall, one.precision, one.f, one.usable())
            rows.append((part, name, *(share(n) for n in told), str(one.core)))
        for key, called, texts in quiets:
            false = _false(texts, models, asked)
            figures[f"{key}, {name}"] = {"texts": len(texts), "false": false}
            rows.append((called, name, "–", "–", "–", "–", f"{false} of {len(texts)} false"))
    figures["sentences a second"] = round(_speed(ask))
    columns = ("part", "by", "recall", "precision", "F", "usable", "claims with a right core")
    return Table(
        NAME, TITLE, columns, tuple(rows), _NOTES, figures,
        hashes(encoder.FOLDER, ("model.onnx", "tokenizer.json")),
    )  # fmt: skip


def _nobody(text: Text) -> tuple[Proposal, ...]:
    return ()


def _score(part: str, models: Models, ask: Ask) -> Score:
    return score(
        (item.claims, extract.claims(item.text, models, ask(item.text)))
        for item in part_items(part)
    )


def _false(texts: Sequence[Text], models: Models, ask: Ask) -> int:
    told = [extract.claims(text, models, ask(text)) for text in texts]
    return sum(any(claim.harm != "none" for claim in one) for one in told)


def _speed(ask: Ask) -> float:
    """Sentences of the development part a second of one core."""
    held = [item.text for item in part_items("dev")]
    number = sum(len(sentences.split(text.body)) for text in held)
    start = time.process_time()
    for text in held:
        ask(text)
    return number / (time.process_time() - start)


_NOTES = (
    "The encoder marks words; the rules read them, and every claim of its own is to be reviewed. "
    "It learnt from the training part, from texts without violence of even number and from "
    "sentences written for it; the figures for these are of the odd numbers.",
    "Its threshold was set on dev and on texts without violence that it had not learnt from; test "
    "and the third author's texts were looked at only for their figures.",
)

"""Sentences in which the police kill, on an invented document in lower case."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from bench.setting import AbsentError, Setting

from bench import police

_SENTENCES = (
    ("two people were killed in police firing in the old town on monday.", ["KILL"]),
    ("a trader was killed by a mob in the market.", []),
    ("the shops stayed closed.", []),
)


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """One invented document, its sentences with their labels."""
    text = "\n\n".join(words for words, _ in _SENTENCES)
    lines = [
        {"doc_id": 7, "sent_id": at, "sent_text": words, "sent_labels": labels}
        for at, (words, labels) in enumerate(_SENTENCES)
    ]
    for name, rows in zip(police.FILES, ([{"doc_id": 7, "doc_text": text}], lines), strict=True):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(gzip.compress("\n".join(map(json.dumps, rows)).encode()))
    return tmp_path


def test_a_killing_by_the_police_is_told_from_one_by_others(corpus: Path) -> None:
    figures = police.table(Setting(corpus, corpus, False, 1)).figures
    assert figures["labelled"] == 1
    assert figures["police"]["all"] == {"recall": 1.0, "precision": 1.0, "f": 1.0}
    assert figures["killed"]["all"]["recall"] == 1.0


def test_an_absent_corpus_is_said_to_be_absent(tmp_path: Path) -> None:
    with pytest.raises(AbsentError):
        police.table(Setting(tmp_path, tmp_path, False, 1))

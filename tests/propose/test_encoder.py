"""The encoder beside the rules: what it needs, and that nothing is lost without it."""

from __future__ import annotations

from pathlib import Path

import pytest

from marsad.errors import ProposeError
from marsad.model import Text
from marsad.propose import encoder


def _text(body: str, title: str | None = None) -> Text:
    return Text(
        id="t", evidence="", title=title, body=body, reader="test", reader_version="1",
        published=None, outlet=None, language="en", basis={}, document="t",
    )  # fmt: skip


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(encoder.importlib, "import_module", absent)
    with pytest.raises(ProposeError, match="onnxruntime"):
        encoder.Encoder()


def test_missing_weights_are_named(tmp_path: Path) -> None:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    with pytest.raises(ProposeError, match=r"model\.onnx"):
        encoder.Encoder(tmp_path)


@pytest.fixture(scope="module")
def marked() -> encoder.Encoder:
    pytest.importorskip("onnxruntime")
    pytest.importorskip("tokenizers")
    if not encoder.FOLDER.is_dir():
        pytest.skip("no weights in this checkout")
    return encoder.Encoder()


def test_words_that_no_rule_lists_are_marked(marked: encoder.Encoder) -> None:
    body = "The clinic said that gunmen had riddled four herders with bullets; all of them died."
    found = marked(_text(body))
    assert "killed" in {one.harm for one in found}
    for one in found:
        assert one.span is not None
        assert body[one.span.start : one.span.end] == one.quote


def test_the_same_text_gives_the_same_marks(marked: encoder.Encoder) -> None:
    text = _text("Soldiers mowed down nine villagers.", "Nine mowed down")
    assert marked(text) == marked(text)


@pytest.mark.parametrize("body", ["", " ", "\u202e\u200b" * 50, "x" * 5000, "9" * 400])
def test_hostile_text_is_survived(marked: encoder.Encoder, body: str) -> None:
    marked(_text(body))

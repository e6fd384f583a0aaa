"""The tokenizer with the pieces that English reports need, and no others.

In: a Packed, strings. Out: a Tokenizer of fewer pieces, and which of the old ones they are.
Touches nothing.

Kept are the pieces that the whole tokenizer uses on the given strings, and all pieces of one
character in Latin script, so that any other word is still spelt out. Names never seen fall into
smaller pieces; what is not Latin becomes unknown.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from bench.encoder.packed import Packed

_SPACE = "▁"
_SPECIAL = ("<s>", "<pad>", "</s>", "<unk>")


def whole(packed: Packed) -> Tokenizer:
    """The tokenizer of the base model."""
    return _tokenizer(list(zip(packed.pieces, packed.scores, strict=True)))


def pruned(
    packed: Packed, strings: Iterable[str], least: int = 1, most: int | None = None
) -> tuple[Tokenizer, list[int]]:
    """The smaller tokenizer, and the old number of each of its pieces.

    ``least``: how often a piece must be used; ``most``: at most so many pieces (the most used).
    """
    used = Counter(index for one in whole(packed).encode_batch(list(strings)) for index in one.ids)
    singles = {
        at
        for at, piece in enumerate(packed.pieces)
        if at > 3 and len(piece.removeprefix(_SPACE)) <= 1 and _latin(piece)
    }
    chosen = [at for at, n in sorted(used.items(), key=lambda x: (-x[1], x[0])) if n >= least]
    kept = sorted({*range(len(_SPECIAL)), *singles, *chosen[:most]})
    return _tokenizer([(packed.pieces[at], packed.scores[at]) for at in kept]), kept


def _tokenizer(pieces: Sequence[tuple[str, float]]) -> Tokenizer:
    made = Tokenizer(models.Unigram(list(pieces), unk_id=3, byte_fallback=False))
    made.normalizer = normalizers.Sequence(
        [normalizers.NFKC(), normalizers.Replace(Regex(r"\s+"), " "), normalizers.Strip()]
    )
    made.pre_tokenizer = pre_tokenizers.Metaspace(replacement=_SPACE, prepend_scheme="always")
    made.post_processor = processors.TemplateProcessing(
        single="<s> $A </s>", special_tokens=[("<s>", 0), ("</s>", 2)]
    )
    return made


@cache
def _latin(piece: str) -> bool:
    return all(
        char == _SPACE or ord(char) < 128 or unicodedata.name(char, "").startswith("LATIN")
        or unicodedata.category(char).startswith(("P", "S"))
        for char in piece
    )  # fmt: skip

"""Parts of speech and lemmas of tagged and parsed words, by spaCy's own rules, remembered.

In: Docs with tags and relations. Out: the same Docs with ``pos`` and ``lemma``. Touches nothing
but its memory.

spaCy matches some 180 patterns against every word. All but a few look at one word: its tag, its
relation and, for a closed list, its form. So each combination is asked once, of a Doc of one word.
The exception that our rules see ("there *were*") is asked of two. The lemmas of contractions of
two words ("gon na") are not set; morphology is not set, for no rule reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

# Lemmas remembered before the memory is emptied: some 10 MB.
_REMEMBERED = 100_000
_SEEN: list[int | str] = ["ORTH", "LOWER", "TAG", "DEP"]
_ANY = "word"  # stands for all words that no pattern names


class Forms:
    """The attribute ruler and the lemmatizer of a loaded model."""

    def __init__(self, language: Language) -> None:
        self._vocab = language.vocab
        ruler: Any = language.get_pipe("attribute_ruler")
        lemmatizer: Any = language.get_pipe("lemmatizer")
        index = lemmatizer.lookups.get_table("lemma_index")
        for part in index:
            index[part] = frozenset(index[part])  # spaCy searches lists of 90,000 words
        self._ruler, self._lemmatizer = ruler, lemmatizer
        strings = language.vocab.strings
        self._special = {strings.add(word) for word in _named(ruler.patterns)}
        self._any = strings.add(_ANY)
        self._expletive = strings.add("expl")
        self._kinds: dict[tuple[int, int, int, bool], Any] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, docs: Iterable[Doc]) -> None:
        """Set part of speech and lemma of each word."""
        for doc in docs:
            after = False
            rows = doc.to_array(_SEEN).tolist()
            for token, (orth, lower, tag, dep) in zip(doc, rows, strict=True):
                special = lower in self._special or token.is_space
                key = (lower if special else self._any, tag, dep, after)
                kind = self._kinds.get(key)
                if kind is None:
                    kind = self._kinds[key] = self._asked(*key)
                token.pos = kind.pos
                if special:
                    token.tag, token.dep = kind.tag, kind.dep
                token.lemma = kind.lemma if kind.lemma else self._lemma(token, orth, kind)
                after = dep == self._expletive

    def _asked(self, lower: int, tag: int, dep: int, after: bool) -> Any:
        """A word of that form, tag and relation as the ruler sees it, after *there* or alone."""
        strings = self._vocab.strings
        words, tags, deps = [strings[lower]], [strings[tag]], [strings[dep]]
        if after:
            words, tags, deps = ["there", *words], ["EX", *tags], ["expl", *deps]
        alone = Doc(
            self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words)))
        )  # fmt: skip
        return self._ruler(alone)[-1]

    def _lemma(self, token: Any, orth: int, kind: Any) -> int:
        key = (orth, kind.pos, kind.morph.key)
        known = self._lemmas.get(key)
        if known is None:
            if len(self._lemmas) > _REMEMBERED:
                self._lemmas.clear()
                self._lemmatizer.cache.clear()
            token.set_morph(kind.morph)
            known = self._vocab.strings.add(self._lemmatizer.lemmatize(token)[0])
            self._lemmas[key] = known
        return known


def _named(patterns: Iterable[dict[str, Any]]) -> set[str]:
    """Every word that a pattern names; of a pattern of characters, none."""
    named: set[str] = set()
    for entry in patterns:
        for condition in (one for words in entry["patterns"] for one in words):
            wanted = condition.get("LOWER", {})
            named |= {wanted} if isinstance(wanted, str) else set(wanted.get("IN", ()))
    return named

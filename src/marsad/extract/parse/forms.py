"""Parts of speech and lemmas of tagged and parsed words, by spaCy's own rules, remembered.

In: spaCy's Docs with tags and relations. Out: our Docs, with parts of speech and lemmas. Touches
nothing but its memory.

spaCy matches some 180 patterns against every word. All but a few look at one word: its tag, its
relation and, for a closed list, its form. So each combination is asked once, of a Doc of one word,
and what a word is in all is remembered by its form, tag and relation.
The exception that our rules see ("there *were*") is asked of two. The lemmas of contractions of
two words ("gon na") are not set; morphology is not set, for no rule reads it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from marsad.extract.parse import tree

# Readings remembered before the memory is emptied: some 30 MB.
_REMEMBERED = 100_000
_SEEN: list[int | str] = ["ORTH", "TAG", "DEP", "HEAD", "SENT_START", "SPACY"]
_ANY = "word"  # stands for all words that no pattern names
_OTHER = "other"  # stands for all relations that no pattern names
_WRAPPED = 1 << 64  # a head on the left comes as an unsigned number of 64 bits
_Key = tuple[int, int, int, bool]  # form, tag, relation, whether behind *there*


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
        self._special = _named(ruler.patterns, "LOWER")
        # Only these relations make a difference to the patterns; the others are asked as one.
        self._relations = _named(ruler.patterns, "DEP")
        self._telling = _named(_without_word(ruler.patterns), "DEP")
        self._expletive = language.vocab.strings.add("expl")
        self._kinds: dict[tuple[str, int, str, bool], Any] = {}
        self._readings: dict[_Key, tree.Reading] = {}

    def __call__(self, parsed: Doc) -> tree.Doc:
        """The Doc as a tree, with the part of speech and the lemma of each word."""
        tokens, heads, breaks = [], [], []
        idx, after, known = 0, False, self._readings
        rows = parsed.to_array(_SEEN).tolist()
        for i, (orth, tag, dep, head, starts, spacy) in enumerate(rows):
            key = (orth, tag, dep, after)
            reading = known.get(key)
            if reading is None:
                reading = self._read(parsed[i], key)
            tokens.append(tree.Token(i, idx, reading, " " if spacy else ""))
            heads.append(i + head - (_WRAPPED if head >> 63 else 0))
            if starts == 1:
                breaks.append(i)
            idx += len(reading[0]) + spacy
            after = dep == self._expletive
        return tree.Doc(parsed.text, tokens, heads, breaks)

    def _read(self, token: Any, key: _Key) -> tree.Reading:
        """What a word is, asked of spaCy and remembered."""
        _, tag, dep, after = key
        lower, strings = token.lower_, self._vocab.strings
        special = lower in self._special or token.is_space
        relation = strings[dep]
        if relation not in (self._relations if special else self._telling):
            relation = _OTHER
        about = (lower, tag, relation, after) if special else (_ANY, tag, relation, False)
        kind = self._kinds.get(about)
        if kind is None:
            kind = self._kinds[about] = self._asked(*about)
        if special:
            tag = kind.tag
            dep = dep if kind.dep_ == _OTHER else kind.dep
        if len(self._readings) >= _REMEMBERED:
            self._readings.clear()
            self._lemmatizer.cache.clear()
        reading = (token.text, lower, strings[tag], kind.pos_, strings[dep],
                   kind.lemma_ or self._lemma(token, kind))  # fmt: skip
        self._readings[key] = reading
        return reading

    def _asked(self, lower: str, tag: int, relation: str, after: bool) -> Any:
        """A word of that form, tag and relation as the ruler sees it, after *there* or alone."""
        strings = self._vocab.strings
        words, tags, deps = [lower], [strings[tag]], [relation]
        if after:
            words, tags, deps = ["there", *words], ["EX", *tags], ["expl", *deps]
        alone = Doc(
            self._vocab, words=words, tags=tags, deps=deps, heads=list(range(len(words)))
        )  # fmt: skip
        return self._ruler(alone)[-1]

    def _lemma(self, token: Any, kind: Any) -> str:
        token.pos = kind.pos
        token.set_morph(kind.morph)
        return str(self._lemmatizer.lemmatize(token)[0])


def _named(patterns: Iterable[dict[str, Any]], what: str) -> set[str]:
    """Every word (``LOWER``) or relation (``DEP``) that a pattern names; of a pattern of
    characters, none."""
    named: set[str] = set()
    for entry in patterns:
        for condition in (one for words in entry["patterns"] for one in words):
            wanted = condition.get(what, {})
            if isinstance(wanted, str):
                named.add(wanted)
            else:
                named.update(*(wanted.get(key, ()) for key in ("IN", "NOT_IN")))
    return named


def _without_word(patterns: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
    """The patterns that can hold of any word: those that name none."""
    return [one for one in patterns if not _named([one], "LOWER")]

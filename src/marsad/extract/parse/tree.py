"""A parsed sentence as plain objects: words with their tags, and the tree that they stand in.

In: what the parser found of each word. Out: a Doc of Tokens. Touches nothing.

The rules ask a word for its head or its children some thousand times a report. spaCy makes a new
object and looks up a string each time; here each word is made once. The names are spaCy's.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import overload
from unicodedata import category

# What a word is wherever it stands so: text, lower case, tag, part of speech, relation, lemma.
Reading = tuple[str, str, str, str, str, str]


class Token:
    """A word. ``i`` is its index, ``idx`` its offset in the sentence; ``head`` is the word itself
    at the root; ``children`` are in the order of the text."""

    __slots__ = (
        "children", "dep_", "doc", "head", "i", "idx", "lemma_", "lower_", "pos_", "tag_", "text",
        "whitespace_",
    )  # fmt: skip

    doc: Doc
    head: Token
    children: list[Token]

    def __init__(self, i: int, idx: int, reading: Reading, whitespace: str) -> None:
        self.i, self.idx, self.whitespace_ = i, idx, whitespace
        self.text, self.lower_, self.tag_, self.pos_, self.dep_, self.lemma_ = reading

    def __repr__(self) -> str:
        return self.text

    @property
    def is_punct(self) -> bool:
        """Whether every character is punctuation, as Unicode classes it."""
        return all(category(char).startswith("P") for char in self.text)

    @property
    def is_alpha(self) -> bool:
        return self.text.isalpha()

    @property
    def is_space(self) -> bool:
        return self.text.isspace()

    @property
    def lefts(self) -> list[Token]:
        """The children before the word."""
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children behind the word."""
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> list[Token]:
        """The word and all below it, children on the left first."""
        if not self.children:
            return [self]
        found: list[Token] = []
        open_: list[Token] = [self]
        passed: list[Token] = []  # words whose children on the left are being read
        while open_:
            word = open_.pop()
            if not word.children or (passed and passed[-1] is word):
                found.append(word)
                if passed and passed[-1] is word:
                    passed.pop()
                continue
            passed.append(word)
            open_ += [child for child in reversed(word.children) if child.i > word.i]
            open_.append(word)
            open_ += [child for child in reversed(word.children) if child.i < word.i]
        return found

    @property
    def below(self) -> list[Token]:
        """The words of the subtree, level by level: sooner found than in the order of the text."""
        found = [self]
        for word in found:
            found += word.children
        return found

    @property
    def left_edge(self) -> Token:
        """The first word of the subtree."""
        return min(self.below, key=_place)

    @property
    def right_edge(self) -> Token:
        """The last word of the subtree."""
        return max(self.below, key=_place)

    @property
    def ancestors(self) -> Iterator[Token]:
        """The words above, the nearest first."""
        node = self
        while node.head is not node:
            node = node.head
            yield node

    @property
    def conjuncts(self) -> list[Token]:
        """The words that it is coordinated with, without itself."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        found = [first]
        for word in found:
            found += [child for child in word.rights if child.dep_ == "conj"]
        return [word for word in found if word is not self]

    @property
    def sent(self) -> Sequence[Token]:
        """The words of its sentence: the parser may see several in one string."""
        return self.doc.sentence(self.i)

    def is_ancestor(self, other: Token) -> bool:
        """Whether ``other`` stands below the word."""
        return any(word is self for word in other.ancestors)

    def nbor(self, step: int = 1) -> Token:
        """The word so many places behind, or before. Raises IndexError beyond the ends."""
        at = self.i + step
        if at < 0:
            raise IndexError(f"no word {-step} before the word {self.i}")
        return self.doc[at]


def _place(token: Token) -> int:
    return token.i


class Doc:
    """A parsed sentence. ``starts`` are the offsets of its tokens, ``breaks`` the tokens at which
    the parser begins a sentence."""

    __slots__ = ("breaks", "starts", "text", "tokens")

    def __init__(self, text: str, tokens: list[Token], heads: list[int], breaks: list[int]) -> None:
        """``heads``: of each token, the index of its head."""
        self.text, self.tokens, self.breaks = text, tokens, breaks
        self.starts = [token.idx for token in tokens]
        for token in tokens:
            token.doc = self
            token.children = []
        for token, at in zip(tokens, heads, strict=True):
            head = tokens[at]
            token.head = head
            if head is not token:
                head.children.append(token)

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> list[Token]: ...
    def __getitem__(self, at: int | slice) -> Token | list[Token]:
        return self.tokens[at]

    def sentence(self, at: int) -> list[Token]:
        """The words of the sentence of the token ``at``."""
        index = bisect_right(self.breaks, at)
        start = self.breaks[index - 1] if index else 0
        return self.tokens[start : self.breaks[index] if index < len(self.breaks) else None]

    def words(self, tokens: Sequence[Token]) -> str:
        """The text from the first to the last of some tokens that follow each other."""
        if not tokens:
            return ""
        return self.text[tokens[0].idx : tokens[-1].idx + len(tokens[-1].text)]

    def between(self, start: int, end: int) -> list[Token]:
        """The tokens that the characters from ``start`` to ``end`` touch; none for no character of
        the text. A space belongs to the token before it, except at the start."""
        if not 0 <= start <= end - 1 < len(self.text):
            return []
        first, last = bisect_right(self.starts, start) - 1, bisect_right(self.starts, end - 1) - 1
        token = self.tokens[first]
        if start == token.idx + len(token.text):
            first += 1
        return self.tokens[first : last + 1]

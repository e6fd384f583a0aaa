"""The values that pass between the parse and the claim.

All character offsets count in the document's one string (title, blank line, body).
"""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from marsad.model import Figure, Mention


@dataclass(frozen=True, slots=True)
class Sentence:
    """A parsed sentence and what the grammars saw in it. ``start`` is its offset in the string."""

    index: int
    start: int
    end: int
    doc: Doc
    text: str
    counts: tuple[Mention, ...] = ()
    dates: tuple[Mention, ...] = ()
    places: tuple[Mention, ...] = ()
    is_title: bool = False
    paragraph: int = 0

    def offset(self, token: Token) -> int:
        """Where the token starts in the string."""
        return self.start + token.idx

    def span(self, first: Token, last: Token) -> tuple[int, int]:
        """The characters from the start of ``first`` to the end of ``last``."""
        return self.start + first.idx, self.start + last.idx + len(last.text)


@dataclass(frozen=True, slots=True)
class Party:
    """A noun phrase as victim, object, actor or place.

    ``sort`` is ``person``, ``object``, ``place``, ``organisation`` or ``other``; ``kind`` the kind
    of victim or target; ``figure`` how many, None where the words leave it open (``they``).
    ``partitive``: a part of people told before ("ten of them"). ``of``: the organisation behind
    ("fighters of the Front").
    """

    head: int
    start: int
    end: int
    words: str
    sort: str
    kind: str
    age_group: str = "unknown"
    ages: tuple[int, ...] = ()
    sex: str = "unknown"
    names: tuple[str, ...] = ()
    figure: Figure | None = None
    pronoun: bool = False
    definite: bool = False
    partitive: bool = False
    of: str | None = None


@dataclass(frozen=True, slots=True)
class Frame:
    """What one trigger says. ``harm`` None: the sentence names an act of context only.

    ``affected`` None: nobody is named ("the killing"). ``inherited`` names the slots that come
    from a neighbouring clause. ``start`` and ``end`` are the quotation.
    """

    sentence: Sentence
    trigger: int
    harm: str
    act: str
    affected: Party | None
    actors: tuple[Party, ...]
    start: int
    end: int
    rules: tuple[str, ...]
    open_actors: bool = False
    subset_of: int | None = None
    was: Figure | None = None

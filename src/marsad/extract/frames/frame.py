"""The values that pass between the parse and the claim.

All character offsets count in the document's one string (title, blank line, body).
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property

from marsad.extract.parse import Doc, Token
from marsad.extract.places.unlisted import unlisted
from marsad.model import Figure, Mention

BEFORE = "told before"  # the harm of a frame that leans on another sentence


@dataclass(frozen=True)
class Sentence:
    """A parsed sentence and what the grammars saw in it. ``start`` is its offset in the string.

    ``lowers`` holds the tokens' words in lower case, ``words`` the same as a set, and ``starts``
    their offsets in the sentence: rules that look for words ask these first, and the tokens only
    where there is one.
    """

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
    lowers: tuple[str, ...] = field(init=False, repr=False, compare=False)
    starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    words: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        tokens = list(self.doc)
        lowers = tuple([token.lower_ for token in tokens])
        object.__setattr__(self, "lowers", lowers)
        object.__setattr__(self, "words", frozenset(lowers))
        object.__setattr__(self, "starts", tuple([token.idx for token in tokens]))

    @cached_property
    def names(self) -> list[Mention]:
        """Names in place of a place that ``places`` lacks: read when the first frame asks, for most
        sentences have none and some have several."""
        return unlisted(self.doc, self.places, self.start)

    def within(self, start: int, end: int) -> list[Token]:
        """The tokens that begin between two offsets in the string."""
        low = bisect_left(self.starts, start - self.start)
        high = bisect_left(self.starts, end - self.start, lo=low)
        return [self.doc[i] for i in range(low, high)]

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
    from a neighbouring clause. ``start`` and ``end`` are the quotation. ``standing``: the status
    that the words of the frame have by themselves ("defused a bomb": attempted). ``violent``: its
    words tell harm by people only in a report that tells of violence elsewhere.
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
    standing: str = "asserted"
    neutral: bool = False  # the words tell harm, and not that anybody did it
    violent: bool = False


def at_word(
    sentence: Sentence,
    token: Token,
    harm: str,
    act: str,
    actors: tuple[Party, ...],
    party: Party,
    start: int,
    end: int,
    rule: str,
) -> Frame:
    """The frame that a word tells by itself; its second rule names the word."""
    return Frame(
        sentence=sentence,
        trigger=token.i,
        harm=harm,
        act=act,
        affected=party,
        actors=actors,
        start=start,
        end=end,
        rules=(rule, f"trigger.{token.lower_}"),
    )

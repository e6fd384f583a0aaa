"""Which words are cues, with which frames: the lexicon's judgement of a Found.

In: the lexicon. Out: a test of (word, frame). Touches the package's data.
"""

from __future__ import annotations

from functools import cache

from marsad import lexicon
from marsad.extract.sources.found import Found


def listed(found: Found) -> bool:
    """Whether the lexicon knows the word as a cue with this frame."""
    return _word(found) in _frames("frames").get(found.frame, frozenset())


def listed_inside(found: Found) -> bool:
    """Whether the word is one even inside the content of another attribution."""
    return _word(found) in _frames("inside").get(found.frame, frozenset())


def _word(found: Found) -> str:
    return _misread().get(found.word, found.word)


def taking(frame: str) -> frozenset[str]:
    """The words that are cues with a frame."""
    return _frames("frames")[frame]


@cache
def words(key: str) -> frozenset[str]:
    """A plain list of the lexicon."""
    return frozenset(lexicon.load("en", "attributions")[key])


@cache
def _misread() -> dict[str, str]:
    return dict(lexicon.load("en", "attributions")["misread"])


@cache
def _frames(key: str) -> dict[str, frozenset[str]]:
    """Frame → words; a line of words, or a list where a cue has two words."""
    return {
        frame: frozenset(listed.split() if isinstance(listed, str) else listed)
        for frame, listed in lexicon.load("en", "attributions")[key].items()
    }

"""A whole text in CAPITALS (wire reports, telex, military messages) → the case of running prose.

In: the text and the words that are known to be ordinary. Out: the text, of the same length, so
that offsets stay true. Reads only the word lists.

A text in capitals does not say which words are names. Names are the words that the vocabulary does
not know, peoples, months, weekdays, and what stands between two names; everything else is prose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from spacy.lang.en.stop_words import STOP_WORDS
from spacy.language import Language
from spacy.pipeline import Lemmatizer

from marsad.extract.dates.reading import lexicon as date_words
from marsad.extract.places import vocabulary
from marsad.extract.places.gazetteer import Gazetteer
from marsad.lexicon import load

# A text with at least this share of capitals among its letters is in capitals; prose stays below
# a tenth, and a text with a headline or a dateline in capitals below a half.
_CAPITALS = 0.8
_LEAST = 40  # letters; shorter texts are names or headings
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_ENDS = re.compile(r"(?<!\b[A-Z])[.!?]['\"”)\]]*\s+$|\n\s*\n\s*$|--\s*$")
_HEAD = re.compile(r"\A[^\[\]]{0,120}?--\s+(?:\[[^\[\]]{1,160}\]\s*){1,4}")
# Endings of ordinary words that a list of base forms lacks: "guerrillas", "dynamited".
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("d", ""),
            ("ing", ""), ("ing", "e"), ("ers", ""), ("er", ""), ("est", ""), ("est", "e"),
            ("men", "man"))  # fmt: skip
_LARGE = 100_000  # inhabitants: smaller namesakes of English nouns are legion
_VOWELS = frozenset("aeiouyáéíóúü")
_ARTICLES = frozenset({"EL", "LA", "LOS", "LAS"})
_STEM = 3  # letters of the shortest base form
_SHORT = 5  # letters of the longest word without a vowel, or in brackets, that is an acronym


@dataclass(frozen=True, slots=True)
class Known:
    """``ordinary``: words of prose; ``foreign``: words that no dictionary or no prose has (a
    name behind a name: "Luis Carlos Galan"); ``doubtful``: words of prose that are names as well
    (Martin); ``acronyms``: words that prose writes in capitals; ``dictionary``: base forms, names
    among them. All in lower case."""

    ordinary: frozenset[str]
    foreign: frozenset[str]
    doubtful: frozenset[str]
    acronyms: frozenset[str]
    dictionary: frozenset[str]


def known(language: Language, places: Gazetteer) -> Known:
    """What the parser's vocabulary says of words, before it reads anything.

    Ordinary: seen in prose and never with a capital, or a word of its dictionary (WordNet) that
    is more than a noun or has a plural. Any other noun that was seen with a capital is doubtful;
    it is a name where a large place has it.
    """
    strings = frozenset(language.vocab.strings)
    dictionary = _dictionary(language)
    nouns = dictionary["noun"]
    others = dictionary["verb"] | dictionary["adj"] | dictionary["adv"] | STOP_WORDS
    lower = {word for word in strings if word.isalpha() and word.islower()}
    capital = {word for word in lower if word.capitalize() in strings}
    ordinary = (lower - capital) | others | (nouns - capital)
    acronyms = {
        word for word in lower - capital
        if 1 < len(word) <= _SHORT and word.upper() in strings and not _large(places, word)
    }  # fmt: skip
    left = (nouns & capital) - others
    plural = {word for word in left if not lower.isdisjoint(_plurals(word))}
    every = dictionary["all"]
    foreign = {word for word in lower - capital - every if not _inflected(word, every)}
    rare = {word for word in nouns - others if word.isalpha() and word not in capital}
    rare = {word for word in rare if lower.isdisjoint((word, *_plurals(word)))}
    large = {word for word in (left - plural) | foreign | rare if _large(places, word)}
    return Known(
        frozenset(ordinary | plural) - large, frozenset((foreign | rare) - large),
        frozenset(left - plural - large),
        frozenset(acronyms - STOP_WORDS - every), every,
    )  # fmt: skip


def _plurals(word: str) -> tuple[str, ...]:
    return (f"{word}s", f"{word}es", f"{word[:-1]}ies", f"{word[:-2]}en")


def _large(places: Gazetteer, name: str) -> bool:
    return any(
        entry.precision == "country" or entry.capital or entry.population >= _LARGE
        for entry in places.lookup(name)
    )


def is_capitals(text: str) -> bool:
    """Whether a text is written in capitals throughout."""
    letters = sum(map(str.isalpha, text))
    return letters >= _LEAST and sum(map(str.isupper, text)) >= _CAPITALS * letters


def prose(text: str, words: Known) -> str:
    """The text in prose case. Words of one letter and of no letters stay as they are."""
    found = list(_WORD.finditer(text))
    bracketed = {m[1].lower() for m in re.finditer(r"[(\[]([A-Z]{2,5})[)\]]", text)}
    forms = [_form(text, m, words, bracketed) for m in found]
    head = _HEAD.match(text)
    pieces, done = [], 0
    settled: list[str] = []
    for at, match in enumerate(found):
        form = forms[at]
        if match.group() in _ARTICLES and forms[at + 1 : at + 2] == ["name"]:
            form = "name"  # El Salvador, La Paz, Los Angeles
        if form == "doubtful":
            form = "name" if _beside_a_name(forms, found, text, at) else "word"
        if form == "foreign":
            form = "name" if _ends_a_name(settled, found, text, at) else "word"
        settled.append(form)
        before = text[max(0, match.start() - 40) : match.start()]
        starts = not before.strip() or bool(_ENDS.search(before))
        starts = starts or (head is not None and match.start() == head.end())
        pieces += [text[done : match.start()], _cased(match.group(), form, starts)]
        done = match.end()
    return "".join([*pieces, text[done:]])


def _form(text: str, match: re.Match[str], words: Known, bracketed: set[str]) -> str:
    word = match.group()
    lower = word.lower().replace("’", "'")
    bare = lower.removesuffix("'s")
    if len(lower) != len(word):
        return "same"
    if match.start() and text[match.start() - 1].isdigit():
        return "word"  # 41ST
    if bare in _names() or (bare in date_words()["months"] and _by_a_number(text, match)):
        return "name"
    if bare in STOP_WORDS:
        return "word"
    if bare in bracketed and bare not in words.dictionary:
        return "acronym"
    if bare in words.acronyms or (len(bare) <= _SHORT and not set(bare) & _VOWELS):
        return "acronym"
    if bare in words.foreign:
        return "foreign"
    if bare in words.ordinary or _inflected(bare, words.ordinary):
        return "word"
    return "doubtful" if bare in words.doubtful else "name"


def _by_a_number(text: str, match: re.Match[str]) -> bool:
    around = text[max(0, match.start() - 2) : match.start()], text[match.end() : match.end() + 2]
    return any(char.isdigit() for piece in around for char in piece)


def _inflected(word: str, bases: frozenset[str]) -> bool:
    return any(
        word.endswith(ending) and word[: -len(ending)] + base in bases
        for ending, base in _ENDINGS
        if len(word) - len(ending) + len(base) >= _STEM
    )


def _beside_a_name(forms: list[str], found: list[re.Match[str]], text: str, at: int) -> bool:
    """ "LIMA, PERU", "ROSA TORRES": only spaces or a comma lie between."""
    for other in (at - 1, at + 1):
        if 0 <= other < len(found) and forms[other] == "name":
            first, second = sorted((at, other))
            if not text[found[first].end() : found[second].start()].strip(" ,\n"):
                return True
    return False


def _ends_a_name(before: list[str], found: list[re.Match[str]], text: str, at: int) -> bool:
    """ "LUIS CARLOS GALAN": right behind a name, only spaces between."""
    if not before or before[-1] != "name":
        return False
    return text[found[at - 1].end() : found[at].start()].isspace()


def _cased(word: str, form: str, starts: bool) -> str:
    if form in ("same", "acronym") or len(word) == 1:
        return word.lower() if word == "A" and not starts else word
    if form == "word" and not starts:
        return word.lower()
    return word[0] + word[1:].lower()


@cache
def _names() -> frozenset[str]:
    """Months, weekdays, peoples and countries of one word: always with a capital."""
    dates = date_words()
    countries = load("en", "places_countries")["countries"].values()
    states = [name for one in countries for name in (one["name"], *one.get("also", ()))]
    words = (name.lower() for name in (*states, *vocabulary.english().peoples) if " " not in name)
    calendar = {name for name in (*dates["months"], *dates["weekdays"]) if len(name) > _SHORT}
    return frozenset((frozenset(words) | calendar) - STOP_WORDS)


def _dictionary(language: Language) -> dict[str, frozenset[str]]:
    """WordNet's base forms by part of speech, as the lemmatizer of the package carries them."""
    lemmatizer = language.get_pipe("lemmatizer")
    assert isinstance(lemmatizer, Lemmatizer)
    tables = lemmatizer.lookups
    index, exceptions = tables.get_table("lemma_index"), tables.get_table("lemma_exc")
    found = {part: frozenset(index[part]) for part in ("noun", "verb", "adj", "adv")}
    irregular = {word for part in ("verb", "adj") for word in exceptions[part]}
    found["verb"] |= irregular
    found["all"] = frozenset().union(*found.values())
    return found

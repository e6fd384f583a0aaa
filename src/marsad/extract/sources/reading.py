"""A parsed text → its attributions.

In: a text, the spans of its sentences and their parses. Out: Attributions in order. Touches
nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.extract.parse import Doc, Token
from marsad.extract.sources import cues, phrases, quotations, speakers, speech, verbs
from marsad.extract.sources.found import Found, Span
from marsad.extract.sources.speech import Place
from marsad.extract.voices import source_kind, without_article
from marsad.model import Attribution

_HELPING = frozenset({"aux", "auxpass"})


def attributions(text: str, spans: Sequence[Span], docs: Sequence[Doc]) -> list[Attribution]:
    """The attributions of a text, in the order of their cues."""
    quoted = quotations.find(text)
    found = []
    for index, (doc, (start, end)) in enumerate(zip(docs, spans, strict=True)):
        place = Place(doc, start, end, text, quoted)
        for one in kept(candidates(doc, index), place):
            found.append(_attribution(one, place))
    taken = {one.cue for one in found}
    for source, cue, content in speakers.find(text):
        if (cue,) not in taken:
            found.append(_made([source], [cue], [content], "source.colon", text))
    return sorted(found, key=lambda one: (one.cue, one.content))


def candidates(doc: Doc, sentence: int) -> Iterator[Found]:
    """Every reading of every word of a sentence, before the lexicon has judged it."""
    for token in doc:
        if not token.text[:1].isalpha():
            continue
        if token.lower_ == "according":
            read = [phrases.according(token, sentence)]
        elif token.pos_ in {"VERB", "AUX"}:
            read = _of_verb(token, sentence)
        elif token.pos_ == "NOUN":
            read = [phrases.noun(token, sentence)]
        elif token.dep_ == "acomp":
            read = [phrases.adjective(token, sentence)]
        elif token.lower_ in cues.taking("adverb"):
            read = [phrases.adverb(token, sentence)]
        else:
            continue
        yield from (one for one in read if one is not None)


def _of_verb(verb: Token, sentence: int) -> list[Found | None]:
    """With its object as one cue, with what it governs, without the preposition behind it."""
    if verb.dep_ in _HELPING or verb.lemma_ == "be":
        return []
    found = verbs.read(verb, sentence)
    return [phrases.support(verb, sentence), found, verbs.alone(found, verb)]


def kept(found: Iterator[Found], place: Place) -> list[Found]:
    """Those that are cues: outside direct speech, listed with their frame or, for a verb, beside
    direct speech. What stands inside the content of another is left to that one."""
    passed: list[Found] = []
    taken: set[int] = set()
    for one in sorted(found, key=lambda f: (not f.frame.startswith("support"), f.head)):
        at = place.start + place.doc[one.head].idx
        if one.head in taken or place.quoted.holding(at) is not None:
            continue
        if cues.listed(one) or speech.beside(one, place):
            passed.append(one)
            taken |= one.cue
    inside = [frozenset().union(*(o.content for o in passed if o is not one)) for one in passed]
    return [
        one
        for one, others in zip(passed, inside, strict=True)
        if one.head not in others or cues.listed_inside(one)
    ]


def _attribution(one: Found, place: Place) -> Attribution:
    source = [_with_comma(span, place.text) for span in place.spans(one.source)]
    rule = f"source.{one.word.replace(' ', '_')}"
    return _made(source, place.spans(one.cue), speech.content(one, place), rule, place.text)


def _made(
    source: Sequence[Span], cue: Sequence[Span], content: Sequence[Span], rule: str, text: str
) -> Attribution:
    name = without_article(text[slice(*source[0])]) if source else None
    return Attribution(
        source=tuple(source),
        cue=tuple(cue),
        content=tuple(content),
        name=name,
        source_kind="unknown" if name is None else source_kind(name),
        rule=rule,
    )


def _with_comma(span: Span, text: str) -> Span:
    """ "Jane Roe, a doctor," is closed by its comma, as PolNeAR annotates."""
    apposed = ", " in text[slice(*span)] and text[span[1] : span[1] + 1] == ","
    return (span[0], span[1] + 1) if apposed else span

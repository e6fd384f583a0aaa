"""Ways of telling harm → frames: "set fire to the mill", "was led away by soldiers", "lost a leg".

In: a verb token and the readings of its form (``lexicon/en/ways.yaml``). Out: Frames. Touches
nothing. The first reading that holds is taken; where one is, the plain verb is not read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from marsad.extract.frames import arguments, doers, means, people, things
from marsad.extract.frames.frame import Frame, Party, Sentence
from marsad.extract.frames.words import Words
from marsad.extract.frames.words.ways import PLACES, Way
from marsad.extract.parse import Token

RULE = "verb.phrase"
NEGATED = "verb.negated"
_NO = frozenset(
    {"no", "not", "n't", "never", "neither", "nor", "nobody", "none", "nothing", "without"}
)
_BEHIND = 7  # tokens behind the verb in which the words of "has" stand: a short noun phrase between
_FORCES = frozenset({"military", "police", "armed_group"})
_UNCOUNTED = frozenset({"count.one", "count.plural"})
# Nobody has a right to do these; "took the sacks" may be a seizure.
_ROBBING = frozenset("loot plunder pillage ransack sack steal rob rustle rifle despoil".split())
_ONE_OWNER = frozenset({"his", "her", "my"})
_OF_ALL = frozenset({"displaced", "deprived"})  # done to a village by its name or noun
_FAR = 24  # tokens behind the verb to the "to" of what somebody is made to do
_LONGEST = 160  # characters of a quotation


def frames(sentence: Sentence, token: Token, words: Words, *, violent: bool) -> Iterator[Frame]:
    """The frames of the first reading that holds; none if none does. ``violent``: whether the
    report tells of violence by other words than this."""
    if token.dep_ == "amod":
        return  # "burned houses" says what they are
    for way in words.ways.by_form.get(token.lower_, ()):
        if way.violent and not violent:
            continue
        if any(wanted.isdisjoint(sentence.words) for wanted in way.needed):
            continue
        told = list(_told(sentence, token, way, words, violent=violent))
        if told:
            yield from told
            return


def _told(
    sentence: Sentence, token: Token, way: Way, words: Words, *, violent: bool
) -> Iterator[Frame]:
    seen = _seen(sentence, token, way, words)
    if seen is None:
        return
    act, accident = means.act(sentence, token, words)
    if accident or means.in_a_manner_of_speaking(sentence, token, words):
        return
    subject_is_harmed = "subject" in way.at and not arguments.is_passive(token)
    takes = "subject" if subject_is_harmed else "object"
    if takes == "object" and way.at[0] not in PLACES and _goes(token):
        takes = "goer"
    actors, left_open = doers.of_verb(sentence, token, takes, words)
    if way.nobody:
        actors = ()
    if way.doer is not None and not _fits(way.doer, actors, words):
        return
    frame = Frame(
        sentence=sentence, trigger=token.i, harm="", affected=None, actors=actors,
        act=way.act if way.act != "unknown" else act, start=0, end=0,
        rules=(NEGATED if way.negated else RULE, f"trigger.{way.lemma}"), open_actors=left_open,
        standing=way.status, neutral=way.neutral,
    )  # fmt: skip
    start, end = _span(sentence, [token, *seen])
    if way.at == ("none",) and way.person is not None:
        yield replace(frame, harm=way.person, start=start, end=end)
        return
    for head in _harmed(token, way, words):
        for each in people.coordinated(head):
            whom = _party(sentence, each, way, words, violent=violent)
            harm = None if whom is None else _harm(sentence, way, whom, actors, words)
            if harm == "destroyed" and each.lower_ in words.parts:
                harm = "damaged"  # the house that lost its roof
            if whom is None or harm is None:
                if each.i == head.i:
                    break
                continue
            low, high = min(start, whom.start), max(end, whom.end)
            if each.i != head.i or high - low > _LONGEST:
                low, high = whom.start, whom.end
            yield replace(frame, harm=harm, affected=whom, start=low, end=high)


def _harm(
    sentence: Sentence, way: Way, whom: Party, actors: tuple[Party, ...], words: Words
) -> str | None:
    if whom.sort == "object":
        takes = way.thing == "looted" and way.lemma not in _ROBBING
        return "seized" if takes and doers.may_arrest(actors, words) else way.thing
    if way.person == "taken":
        return "detained" if taken_by_law(sentence, actors, words) else "abducted"
    if way.person == "rounded":
        return "abducted" if any(a.kind == "armed_group" for a in actors) else "detained"
    return way.person


def taken_by_law(sentence: Sentence, actors: tuple[Party, ...], words: Words) -> bool:
    """Whether those with the power to arrest took them; "police said they were holding four": where
    a pronoun did it, or nobody, whether the sentence tells of such and of no captors."""
    if actors and not all(actor.pronoun for actor in actors):
        return doers.may_arrest(actors, words)
    return bool(words.arresting & sentence.words) and not words.captors & sentence.words


def is_armed_group(actors: tuple[Party, ...]) -> bool:
    """Armed men, or a group by its name."""
    return any(a.kind == "armed_group" or (a.sort == "organisation" and a.words[:1].isalpha()
               and a.words != a.words.lower()) for a in actors)  # fmt: skip


def _party(
    sentence: Sentence, token: Token, way: Way, words: Words, *, violent: bool
) -> Party | None:
    whom = people.party(sentence, token, words)
    if any(m.start <= whom.start < m.end for m in sentence.dates):
        return None  # "opened fire on Monday"
    if way.patient and way.at == ("patient",) and not _any_named(token, way.patient):
        return None  # "received six bodies and 21 wounded"
    noun = sentence.doc[whom.head]
    if noun.tag_ == "PRP$" and way.person:
        one = noun.lower_ in _ONE_OWNER
        whom = replace(whom, sort="person", pronoun=True, figure=people.ONE if one else None)
    if way.thing is not None:
        token = things.meant(token, words) if way.person is None else token
        whom = people.party(sentence, token, words)
        taken = things.taken_for(sentence, token, whom, way.lemma, way.thing, words)
        whom = taken if violent or whom.sort == "object" else whom
    if way.thing is None and way.person in _OF_ALL and noun.lower_ in words.settled:
        whom = replace(whom, sort="person", kind="civilian", figure=None)  # "half the town fled"
    if way.thing is not None and noun.lower_ == "everything":
        whom = replace(whom, sort="object", kind="other")
    if whom.sort == "other" and way.any and noun.pos_ == "NOUN":
        whom = replace(whom, sort="person" if way.person and not way.thing else "object")
        if whom.sort == "person" and not people.may_be(noun, words):
            return None
    if whom.sort == "object" and (
        way.thing is None or (whom.kind == things.PART and not way.parts)
    ):
        return None
    body = noun.lower_ in words.collectives
    if whom.sort == "organisation" and way.thing and not way.person and way.any and not body:
        whom = replace(whom, sort="object", kind="other")
    if whom.sort == "person" and (way.person is None or _single(way, whom)):
        return None
    if whom.sort not in {"person", "object"} or (way.kinds and whom.kind not in way.kinds):
        return None
    if way.counted and not _counted(whom, noun):
        return None
    if way.negated and whom.figure is not None and whom.figure.high == 0:
        return None  # "none of the four survived": of how many it is told is not read
    return whom


def _single(way: Way, whom: Party) -> bool:
    """One who leaves a house has not been displaced; families have."""
    if not way.plural:
        return False
    return whom.pronoun or whom.figure is None or whom.figure.high == 1


def _counted(whom: Party, noun: Token) -> bool:
    """A number of people, or one who is new to the report ("a grandmother")."""
    figure = whom.figure
    told = figure is not None and figure.words is not None and figure.rule not in _UNCOUNTED
    return told or (not whom.definite and any(c.lower_ in {"a", "an"} for c in noun.children))


def _harmed(token: Token, way: Way, words: Words) -> list[Token]:
    found: list[Token] = []
    for at in way.at:
        if at == "patient" and not (way.particle and _goes(token)):
            found += (_made_to(token) if way.to_do else []) or _affected(token, "object")
        elif at == "subject":
            found += _affected(token, "subject")
        elif at == "dative":
            found += [c for c in token.children if c.dep_ == "dative"]
        elif at == "object of":
            patient = _affected(token, "object") or [c for c in token.children if c.dep_ == "attr"]
            found += [p for o in patient for p in _owners(o, way.object)]
        elif at == "subject of":
            own = arguments.subject(token)
            found += [] if own is None else arguments.object_of_preposition(own, "of")
            found += [] if own is None else [c for c in own.children if c.dep_ == "poss"]
        elif at == "clause":
            found += _told_of(token)
        else:
            found += [things.beside(t, words) for t in _behind_preposition(token, at)]
    return list({t.i: t for t in found}.values())


def _owners(part: Token, parts: frozenset[str]) -> list[Token]:
    """Whose it is: "cut off both his hands", "the throat of a guard", "three fingers of her left
    hand"."""
    behind = arguments.object_of_preposition(part, "of")
    found = [o for p in behind for o in (_owners(p, parts) if p.lower_ in parts else [p])]
    return [*found, *(c for c in part.children if c.dep_ == "poss")]


def _goes(token: Token) -> bool:
    """ "gunmen drove off": nobody is driven."""
    passive = arguments.child(token, "nsubjpass", "auxpass", "agent") is not None
    return (
        not passive
        and arguments.child(token, "nsubj") is not None
        and (arguments.child(token, "dobj") is None)
    )


def _told_of(token: Token) -> list[Token]:
    """ "Will not say where the prisoners are": whom the clause behind the verb is about."""
    clauses = [c for c in token.children if c.dep_ in {"ccomp", "xcomp", "advcl"}]
    clauses += [c for clause in clauses for c in clause.children if c.dep_ in {"ccomp", "advcl"}]
    subjects = [arguments.child(clause, "nsubj", "nsubjpass") for clause in clauses]
    return [s for s in subjects if s is not None]


def _made_to(token: Token) -> list[Token]:
    """ "made forty villagers carry": the parser gives them to the second verb."""
    clauses = [c for c in token.children if c.dep_ in {"ccomp", "xcomp"}]
    subjects = [arguments.child(clause, "nsubj") for clause in clauses]
    return [s for s in subjects if s is not None]


def _affected(token: Token, takes: str) -> list[Token]:
    return arguments.affected_by_verb(token, takes, frozenset())


def _behind_preposition(token: Token, preposition: str) -> list[Token]:
    """Nouns behind a preposition of the verb or of its object; of a passive that ends in one
    ("was fired upon"), the subject."""
    found = arguments.object_of_preposition(token, preposition)
    for c in token.children:
        if c.dep_ in {"dobj", "nsubjpass", "prt"} and not (c.dep_ == "nsubjpass" and found):
            found += arguments.object_of_preposition(c, preposition)
            if not found:  # "signs of torture on the prisoner"
                inner = arguments.object_of_preposition(c, "of")
                found += [p for i in inner for p in arguments.object_of_preposition(i, preposition)]
        elif c.dep_ == "prep" and not found:
            found += arguments.object_of_preposition(c, preposition)  # "off with", "out of"
    stranded = any(
        c.lower_ == preposition and arguments.child(c, "pobj") is None for c in token.children
    )
    if not found and stranded and arguments.is_passive(token):
        found = _affected(token, "object")
    return found


def _seen(sentence: Sentence, token: Token, way: Way, words: Words) -> list[Token] | None:
    """The words that make the reading hold, None if it does not."""
    if not way.without.isdisjoint(sentence.words):
        return None
    if way.sentence and way.sentence.isdisjoint(sentence.words):
        return None
    seen: list[Token] = []
    if way.has:
        found = _phrase(sentence, token, way.has)
        if found is None:
            return None
        seen += found
    for wanted, deps in ((way.object, ("dobj",)), (way.particle, ("prt", "advmod", "prep"))):
        if wanted:
            part = next((c for c in token.children if c.dep_ in deps and c.lower_ in wanted), None)
            if part is None and wanted is way.object and arguments.is_passive(token):
                heads = _affected(token, "object")
                part = next((t for t in heads if t.lower_ in wanted), None)
            if part is None:
                return None
            seen.append(part)
    if way.patient:
        named = [t for t in _affected(token, "object") if _any_named(t, way.patient)]
        if not named:
            return None
        seen += named
    if way.subject:
        own = arguments.subject(token)
        if own is None or not _named(own, way.subject):
            return None
        seen.append(own)
    if way.to_do:
        verb = _governed(sentence, token, way.to_do)
        if verb is None:
            return None
        seen.append(verb)
    if way.lacks and not _without(sentence, token, way.lacks):
        return None
    for preposition, wanted in way.prepositions:
        nouns = _behind_preposition(token, preposition)
        noun = next((n for n in nouns for n in (n, *n.conjuncts) if _named(n, wanted)), None)
        if noun is None:
            return None
        seen.append(noun)
    if way.bare and not _bare(token, way):
        return None
    if way.negated and not negated(token):
        return None
    if (way.active or way.passive) and arguments.is_passive(token) != way.passive:
        return None
    return seen


def negated(token: Token) -> bool:
    """Whether the verb, or what it is said of, is negated: "did not survive", "let in no lorry"."""
    nodes = [token]
    if token.dep_ in {"conj", "xcomp"}:
        nodes.append(token.head)
    return any(
        c.lower_ in _NO
        or (
            c.dep_ in {"dobj", "nsubj", "nsubjpass", "prep"}
            and any(inner.lower_ in _NO for inner in c.children)
        )
        for node in nodes
        for c in node.children
    )


def _bare(token: Token, way: Way) -> bool:
    if arguments.is_passive(token):
        return any(
            c.lower_ in way.at and arguments.child(c, "pobj") is None for c in token.children
        )
    return not any(c.dep_ == "dobj" for c in token.children)


def _named(token: Token, wanted: frozenset[str]) -> bool:
    pair = f"{token.nbor(-1).lower_} {token.lower_}" if token.i > 0 else token.lower_
    return token.lower_ in wanted or pair in wanted


def _any_named(token: Token, wanted: frozenset[str]) -> bool:
    """By itself or by what it is a measure of: "300 head of cattle", "the door of the church"."""
    inner = arguments.object_of_preposition(token, "of")
    return any(_named(noun, wanted) for noun in (token, *inner))


def _without(sentence: Sentence, token: Token, needs: frozenset[str]) -> bool:
    """ "leaving 14,000 people without any care": the need behind "without" """
    for at in range(token.i + 1, len(sentence.lowers)):
        if sentence.lowers[at] == "without":
            return bool(needs & set(sentence.lowers[at + 1 : at + 4]))
    return False


def _governed(sentence: Sentence, token: Token, verbs: frozenset[str]) -> Token | None:
    """The verb that it governs; where the parse lost it ("forced men to clear mines", with "clear
    mines" as a noun phrase), the word behind the next "to"."""
    for c in token.children:
        if c.dep_ in {"xcomp", "ccomp", "advcl"}:
            found = next((t for t in (c, *c.conjuncts) if t.lemma_ in verbs), None)
            if found is not None:
                return found
    behind = sentence.lowers[token.i + 1 : token.i + _FAR]
    for at, lower in enumerate(behind[:-1]):
        if lower == "to" and behind[at + 1] in verbs:
            return sentence.doc[token.i + 2 + at]
    return None


def _phrase(
    sentence: Sentence, token: Token, phrases: tuple[tuple[str, ...], ...]
) -> list[Token] | None:
    """The words of the first phrase that stands behind the verb."""
    behind = sentence.lowers[token.i + 1 : token.i + 1 + _BEHIND]
    for parts in phrases:
        if parts[0] not in behind:
            continue
        for at in range(len(behind) - len(parts) + 1):
            if behind[at : at + len(parts)] == parts:
                first = token.i + 1 + at
                return sentence.doc[first : first + len(parts)]
    return None


def _fits(doer: str, actors: tuple[Party, ...], words: Words) -> bool:
    """``force``: soldiers, police or armed men, or an army; ``body``: the same, or what stands for
    one ("the army lost two men"); ``force or none``: they, or nobody named."""
    if not actors:
        return doer == "force or none"
    return any(
        a.kind in _FORCES
        or words.authorities & set(a.words.lower().split())
        or a.sort == "organisation"
        or (a.pronoun and doer != "body")
        for a in actors
    )


def _span(sentence: Sentence, tokens: list[Token]) -> tuple[int, int]:
    spans = [sentence.span(t, t) for t in tokens if abs(t.i - tokens[0].i) < 3 * _BEHIND]
    return min(s for s, _ in spans), max(e for _, e in spans)

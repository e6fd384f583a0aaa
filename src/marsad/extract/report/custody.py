"""What was done to people in the hands of others, where only the report says whose hands.

In: a report's drafts with their actors, and its document. Out: the same drafts, some with another
harm. Touches nothing.

"He was taken away" is an arrest where the soldiers before did it, and an abduction where the gunmen
did. "They were beaten" is torture where the sentence, or one right before it, tells of a cell.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.extract.frames import doers
from marsad.extract.frames.words import Words

RULE = "harm.in_custody"
TAKEN = "harm.by_whom"
_REACH = 2  # sentences over which a cell is still spoken of
# Verbs that say how people were taken or held, and not with what right.
_OPEN = frozenset(
    f"trigger.{verb}"
    for verb in "take lead carry drag haul pull bundle force drive hold keep march put".split()
)
_BLOWS = frozenset(
    f"trigger.{verb}" for verb in "beat kick punch slap whip beating beatings".split()
)


def recast(drafts: list[Draft], document: Document, words: Words) -> list[Draft]:
    """Drafts of the taken by who took them, and of the beaten by where."""
    naming = [draft for draft in drafts if draft.actors and draft.harm != "none"]
    return [_beaten(_taken(draft, naming, words), document, words) for draft in drafts]


def _taken(draft: Draft, naming: list[Draft], words: Words) -> Draft:
    """Where nobody is said to have taken them, by the doers that are named shortly before."""
    if draft.harm != "abducted" or not _OPEN & set(draft.rules):
        return draft
    if draft.actors and "actors" not in draft.inherited:
        return draft
    near = [other for other in naming if 0 <= draft.sentence - other.sentence <= _REACH]
    if not near or not all(doers.may_arrest(other.actors, words) for other in near):
        return draft
    return replace(draft, harm="detained", rules=(*draft.rules, TAKEN))


def _beaten(draft: Draft, document: Document, words: Words) -> Draft:
    if draft.harm != "injured" or not _BLOWS & set(draft.rules) or draft.in_title:
        return draft
    prisoner = draft.affected is not None and draft.affected.kind == "prisoner"
    spoken = {
        lower
        for sentence in document.sentences
        if draft.sentence - _REACH <= sentence.index <= draft.sentence
        for lower in sentence.lowers
    }
    if not prisoner and not spoken & words.ways.custody_places:
        return draft
    return replace(draft, harm="tortured", act="unknown", rules=(*draft.rules, RULE))

"""The span of a report's totals, where a total states none: "Week 45. Six children were killed".

In: a report's drafts and its document. Out: the same drafts, some totals with a date. Touches
nothing. A report of figures gives its span once, in the title or the first sentences, or with the
total before; a total takes the nearest of these.
"""

from __future__ import annotations

from dataclasses import replace

from marsad.extract.document import Document
from marsad.extract.drafts.draft import Draft
from marsad.model import Span, When

_REACH = 3  # sentences over which a report goes on about the totals of one span


def dated(drafts: list[Draft], document: Document) -> list[Draft]:
    """Totals without a date, with the span of the total before or of the report's head."""
    out: list[Draft] = []
    head = _span_of_head(document)
    last: Draft | None = None
    for draft in drafts:
        filled = draft
        if draft.role == "aggregate" and draft.harm != "none" and _undated(draft):
            near = last is not None and draft.sentence - last.sentence <= _REACH
            when = last.when if near and last is not None else head
            if when is not None:
                filled = replace(
                    draft,
                    when=when,
                    inherited=draft.inherited | {"when"},
                    rules=(*draft.rules, "date.of_totals"),
                )
        if filled.role == "aggregate" and not _undated(filled):
            last = filled
        out.append(filled)
    return out


def _undated(draft: Draft) -> bool:
    return draft.when is None


def _span_of_head(document: Document) -> When | None:
    """The first span of several days that title or first sentences state."""
    for mention in document.dates:
        value = mention.value
        if mention.start >= document.opening:
            return None
        if not isinstance(value, When) or value.start is None or value.end is None:
            continue
        if value.start != value.end and mention.type == "DATE":
            return replace(value, span=Span("body", mention.start, mention.end))
    return None

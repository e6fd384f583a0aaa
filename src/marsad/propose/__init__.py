"""Ask a language model where a text may tell of harm. Off unless an endpoint is given.

In: an Endpoint, a Text. Out: Proposals, as unbelieved words. Touches the network, only towards
that endpoint.

What comes back is checked by ``extract.proposals``: words that are not in the text are dropped,
numbers are read again by our grammar, and who did it and whether it is asserted or denied is read
from the sentence by our rules, never taken from the model.
"""

from __future__ import annotations

from marsad.errors import ProposeError
from marsad.model import Proposal, Text
from marsad.propose.endpoint import Endpoint, answer, checked
from marsad.propose.reply import PIECE, pieces, proposals, request

__all__ = ["Endpoint", "Proposer", "checked", "proposer"]
IN_A_ROW = 3  # failures after which a process asks no more: each may have cost the whole time-out
REQUESTS = 40  # for one text: a book must not become thousands of requests


class Proposer:
    """Asks one endpoint, text by text. A class because it remembers that the endpoint is down."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._failed = 0

    def __call__(self, text: Text) -> tuple[Proposal, ...]:
        """What the model proposes for this text. Raises ProposeError; nothing else is lost."""
        if self._failed >= IN_A_ROW:
            raise ProposeError(
                self.endpoint.url,
                f"was not asked: it failed {IN_A_ROW} times in a row",
                "see that it runs; the next marsad run asks it again",
            )
        try:
            found = self._asked(text)
        except ProposeError:
            self._failed += 1
            raise
        self._failed = 0
        return found

    def _asked(self, text: Text) -> tuple[Proposal, ...]:
        parts = pieces(text)
        if len(parts) > REQUESTS:
            raise ProposeError(
                text.document or text.id,
                f"is longer than {REQUESTS} requests of {PIECE} characters",
                "split the report, or run it without --propose",
            )
        found: list[Proposal] = []
        for part in parts:
            told = answer(self.endpoint, request(self.endpoint.model, part))
            found += proposals(told, self.endpoint.model, self.endpoint.url)
        return tuple(dict.fromkeys(found))


def proposer(endpoint: Endpoint) -> Proposer:
    """A proposer of its own for a process."""
    return Proposer(endpoint)

"""The steps of a run with a language model that proposes, or without one.

In: what the command line says. Out: Steps. Touches nothing yet: the endpoint is asked by workers.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.run.item import Steps


def steps(url: str | None, model: str, seconds: float) -> Steps:
    """The usual steps; with an address, claims are proposed by that model as well.

    Raises UseError for an address to which no report may be sent.
    """
    from marsad import pipeline  # loaded late: --help should not cost a second

    if url is None:
        return pipeline.STEPS
    from marsad.propose import Endpoint, checked, proposer

    endpoint = checked(Endpoint(url, model, seconds))
    return replace(
        pipeline.STEPS,
        extractor=f"{pipeline.STEPS.extractor}+{model}",
        proposer=partial(proposer, endpoint),
        unaided=pipeline.STEPS.extractor,
    )

"""The steps of a run with a model that proposes, or without one.

In: what the command line says. Out: Steps. Touches nothing yet: an endpoint is asked by workers;
the encoder is loaded once, to say at once what it lacks.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from marsad.run.item import Steps

ENCODER = "encoder"  # in place of an address


def steps(url: str | None, model: str, seconds: float) -> Steps:
    """The usual steps; with an address, claims are proposed by that model as well, with the word
    ``encoder`` by the small network that comes with the program.

    Raises UseError for an address to which no report may be sent, ProposeError where the encoder's
    packages or weights are missing.
    """
    from marsad import pipeline  # loaded late: --help should not cost a second

    if url is None:
        return pipeline.STEPS
    if url == ENCODER:
        from marsad.propose import encoder

        encoder.encoder()
        return replace(
            pipeline.STEPS,
            extractor=f"{pipeline.STEPS.extractor}+{encoder.NAME}",
            proposer=encoder.encoder,
            unaided=pipeline.STEPS.extractor,
        )
    from marsad.propose import Endpoint, checked, proposer

    endpoint = checked(Endpoint(url, model, seconds))
    return replace(
        pipeline.STEPS,
        extractor=f"{pipeline.STEPS.extractor}+{model}",
        proposer=partial(proposer, endpoint),
        unaided=pipeline.STEPS.extractor,
    )

"""Whether the chains' draws are an answer: what is refused, what is warned of.

In: chains that ran. Out: diagnostics, warnings, a reason to refuse or none. Pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from marsad.estimate.diagnostics import Convergence, convergence
from marsad.estimate.latent.prior import learned

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from marsad.estimate.latent.chains import Chain, Task
    from marsad.estimate.lists import Lists

RHAT = 1.05  # above, chains did not meet: refused (the design; Gelman & Rubin's 1.1 is too lax)
RHAT_GOOD = 1.01  # Vehtari and others 2021
FEWEST_DRAWS = 400.0  # effective, bulk and tail: Vehtari and others 2021, 100 for each of 4 chains
CAP_WARNED, CAP_REFUSED = 0.01, 0.10  # share of draws that touch the cap
LEARNED_REFUSED, LEARNED_WARNED = 0.5, 0.8  # see ``learned``: below, the prior answers
_NONE = 1e-300  # unseen expected for each recorded, where rounding leaves none
NEAR_CAP = 0.5  # a draw touches the cap from this share of it on
LEAST_LISTS = 3  # with two, capture probabilities that differ by class leave N to the prior


@dataclass(frozen=True, slots=True)
class Verdict:
    """``refusal``: the reason in words, or None."""

    convergence: Convergence
    diagnostics: dict[str, object]
    warnings: tuple[str, ...]
    refusal: str | None


def without_information(lists: Lists) -> str | None:
    """Why no sampler need be run: the table cannot tell how many are unseen. Or None."""
    if len(lists.names) < LEAST_LISTS:
        return (
            "not estimable: two lists cannot tell people who are hard to see from people who are "
            "not there; latent classes need at least three"
        )
    if not (lists.patterns.sum(axis=1) > 1).any():
        return "not estimable: nobody is on two lists, so nothing says how much lists miss"
    return None


def judge(chains: Sequence[Chain], job: Task, goal: float) -> Verdict:
    """The verdict on N, judged on its logarithm (R-hat and sizes depend only on ranks)."""
    drawn = np.stack([chain.drawn() for chain in chains])
    people, cap = job.table[1], job.cap
    found = convergence(np.log(people + drawn[:, :, 0]))
    gained = learned(
        np.log(np.maximum(drawn[:, :, 1] / people, _NONE)), job.lists, job.classes, job.cap
    )
    touched = float((drawn[:, :, 1] >= NEAR_CAP * cap * people).mean())
    trips = [int(chain.counters[3, 0]) for chain in chains]
    return Verdict(
        found,
        _diagnostics(chains, drawn, people, found, touched, gained, trips),
        _warnings(found, touched, gained, trips, cap, goal),
        _refusal(found, touched, gained, cap),
    )


def _refusal(found: Convergence, touched: float, gained: float, cap: float) -> str | None:
    if touched > CAP_REFUSED:
        return (
            f"not estimable: {touched:.0%} of the draws reach the prior's end ({cap:,.0f} unseen "
            "expected for each recorded), so the table itself does not bound N"
        )
    if gained < LEARNED_REFUSED:
        return (
            f"not estimable: the table takes away {max(gained, 0.0):.0%} of what the prior leaves "
            "open about the unseen; the answer would be the prior's"
        )
    if found.rhat > RHAT:
        return (
            f"not estimable: chains did not meet (R-hat {found.rhat:.2f}, at most {RHAT} is "
            "accepted); the table supports answers that lie apart"
        )
    if min(found.bulk, found.tail) < FEWEST_DRAWS:
        return (
            f"not estimable: the draws are worth {min(found.bulk, found.tail):.0f} independent "
            f"ones, fewer than {FEWEST_DRAWS:.0f}; chains move too slowly between the answers "
            "that the table supports"
        )
    return None


def _warnings(
    found: Convergence, touched: float, gained: float, trips: Sequence[int], cap: float,
    goal: float,
) -> tuple[str, ...]:  # fmt: skip
    said = []
    if found.rhat > RHAT_GOOD:
        said.append(f"R-hat is {found.rhat:.3f}, above {RHAT_GOOD}: run more sweeps")
    if min(found.bulk, found.tail) < goal:
        said.append(
            f"the draws are worth {min(found.bulk, found.tail):.0f} independent ones, fewer than "
            f"the {goal:.0f} asked for: run more sweeps"
        )
    if touched > CAP_WARNED:
        said.append(
            f"{touched:.1%} of the draws come near the prior's end ({cap:,.0f} unseen expected "
            "for each recorded): the upper end depends on it"
        )
    if gained < LEARNED_WARNED:
        said.append(
            f"the table takes away only {gained:.0%} of what the prior leaves open about the "
            "unseen: the prior weighs in the answer"
        )
    if not any(trips):
        said.append(
            "no walker went to the hottest rung and back: other modes may lie where no chain "
            "began; compare another seed"
        )
    return tuple(said)


def _diagnostics(
    chains: Sequence[Chain], drawn: NDArray[Any], people: float, found: Convergence,
    touched: float,
    gained: float, trips: Sequence[int],
) -> dict[str, object]:  # fmt: skip
    first = chains[0]
    return {
        "rhat": found.rhat,
        "ess_bulk": found.bulk,
        "ess_tail": found.tail,
        "sweeps": int(drawn.shape[1]),
        "share_at_cap": touched,
        "learned": gained,
        "medians": [float(one) for one in people + np.median(drawn[:, :, 0], axis=1)],
        "rungs": [len(chain.betas) for chain in chains],
        "betas": [float(beta) for beta in first.betas],
        "swaps_refused": [float(chain.rejection().mean()) for chain in chains],
        "round_trips": trips,
        "trajectories_accepted": [float(c.counters[2, 0] / c.counters[4, 0]) for c in chains],
        "leapfrog_steps": [float(chain.steps[0]) for chain in chains],
        "alpha_median": float(np.median(drawn[:, :, 3])),
        "log_likelihood": float(drawn[:, :, 2].mean()),
    }

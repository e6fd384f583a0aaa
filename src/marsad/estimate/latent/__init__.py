"""Latent classes: people of one class are caught by each list with one probability.

In: Lists. Out: an Estimate with draws of N, or a refusal. Touches threads; no file, no clock.

Manrique-Vallier 2016, "Bayesian population size estimation using Dirichlet process mixtures",
Biometrics 72: his Gibbs sampler, with long moves that integrate out what it creeps through, and
tempering. Formulas and settings: docs/estimate-methods.md.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from marsad.errors import UseError
from marsad.estimate.latent.verdict import without_information
from marsad.estimate.outcome import LEVEL, Method, answer, refused

if TYPE_CHECKING:
    from marsad.estimate.latent.sampling import Progress
    from marsad.estimate.lists import Lists
    from marsad.model import Estimate

METHOD = Method(
    "latent-classes",
    "Latent classes",
    "posterior median; equal-tailed credible interval",
    (
        "Everybody belongs to one of a few unknown classes; within a class the lists catch people "
        "independently, each list with one probability.",
        "The population is closed: nobody joins or leaves while the lists are made.",
        "People whom no list could ever catch are not counted.",
        "Records of one person have been joined, and of two persons kept apart.",
        "Before the data every N is as likely as any other on the scale of its logarithm, and "
        "every capture probability as any other.",
    ),
)
CLASSES = 15  # the most by default, or as many as patterns: 6-estimation's rule, min(2^J − 1, 15)
CAP = 1000.0  # unseen expected for each recorded: the prior's end
CHAINS = 4  # at least
FEWEST = 100  # sweeps: fewer cannot be judged


_WHAT = "latent classes"


def latent_classes(
    lists: Lists,
    *,
    seed: int = 1,
    level: float = LEVEL,
    chains: int = CHAINS,
    classes: int | None = None,
    cap: float = CAP,
    effective: float = 1000.0,
    most: int = 5000,
    checks: int = 200,
    threads: int | None = None,
    tell: Callable[[Progress], None] | None = None,
) -> Estimate:
    """N by latent classes: posterior median and equal-tailed interval of probability ``level``.

    ``chains`` at least 4; ``classes`` at most so many (default min(2^J − 1, 15)); ``cap`` ends the
    prior: so many unseen expected for each recorded. Chains run until R-hat is at most 1.01 and
    their draws are worth ``effective`` independent ones in bulk and tail, or for ``most`` sweeps.
    Refused where R-hat stays above 1.05, where the draws are worth fewer than 400, where over 10 %
    of them touch the cap, where the prior answers more than the table does, and where no sampler
    could help: two lists, or nobody on two lists.
    ``checks`` replicate tables for posterior predictive checks (0: none). ``threads`` changes no
    number. ``draws`` of the answer: (chains, draws) of N. Raises UseError for wrong arguments.
    """
    _sound(level, chains, classes, cap, effective, most)
    number = classes or min(2 ** len(lists.names) - 1, CLASSES)
    settings: dict[str, object] = {
        "chains": chains,
        "classes": number,
        "cap": cap,
        "effective": effective,
        "most": most,
        "checks": checks,
        "prior": "λ ~ U(0, 1); V ~ Beta(1, α); α ~ Gamma(0.25, 0.25); p(N) ∝ 1/N",
        "cap_on_unseen": f"a prior: at most {cap:,.0f} unseen expected for each recorded",
    }
    if reason := without_information(lists):
        return refused(METHOD, lists, reason, level=level, settings=settings, seed=seed)
    from marsad.estimate.latent.sampling import Goal, run  # compiled code is loaded only now

    ran = run(lists, number, cap, seed, chains, Goal(effective, most), threads, tell)
    verdict = ran.verdict
    found: dict[str, object] = {**verdict.diagnostics, "rhat_history": ran.history}
    draws = np.stack([lists.n + chain.drawn()[:, 0] for chain in ran.chains])
    if verdict.refusal:
        return refused(
            METHOD, lists, verdict.refusal, level=level, settings=settings, seed=seed,
            diagnostics=found, warnings=verdict.warnings, draws=draws,
        )  # fmt: skip
    said = verdict.warnings
    if checks:
        from marsad.estimate.latent.replicas import check

        tested = check(lists, ran.chains, checks, seed)
        found["checks"] = tested.record()
        said += tested.warnings()
    low, point, high = np.quantile(draws, [(1 - level) / 2, 0.5, (1 + level) / 2])
    return answer(
        METHOD, lists, point, low, high, level=level, settings=settings, seed=seed,
        diagnostics=found, warnings=said, draws=draws,
    )  # fmt: skip


def _sound(
    level: float, chains: int, classes: int | None, cap: float, effective: float, most: int
) -> None:
    """Raise UseError for an argument that no run could follow."""
    for right, reason, next_step in (
        (0.0 < level < 1.0, f"level is {level}", "give one between 0 and 1"),
        (chains >= CHAINS, f"{chains} chains", f"give at least {CHAINS}: fewer hide modes"),
        (classes is None or classes >= 1, f"{classes} classes", "give at least 1"),
        (cap > 0.0, f"cap is {cap}", "give how many unseen for each recorded at most, above 0"),
        (effective > 0.0, f"effective is {effective}", "give the draws wanted, above 0"),
        (most >= FEWEST, f"{most} sweeps at most", f"give at least {FEWEST}"),
    ):
        if not right:
            raise UseError(_WHAT, reason, next_step)

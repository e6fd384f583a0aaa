"""The methods of the panel by name: where each lives, and which tables it is asked about.

In: names. Out: entries whose ``estimate`` runs the method. Touches nothing. A method's module is
loaded when it is asked, so that the first answer does not wait for the compiler of the last.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module
from typing import Any

from marsad.errors import UseError
from marsad.estimate.lists import Lists
from marsad.estimate.outcome import LEVEL
from marsad.model import Estimate

SEED = 1  # where none is given; it stands in every result
Tell = Callable[[Any], None]


@dataclass(frozen=True, slots=True)
class Entry:
    """``module`` and ``function`` of a method. ``least`` and ``most`` lists it is made for."""

    name: str
    title: str
    module: str
    function: str
    settings: Mapping[str, Any] = field(default_factory=dict)
    seeded: bool = False
    tells: bool = False
    least: int = 3
    most: int | None = None

    def estimate(
        self, lists: Lists, *, seed: int = SEED, level: float = LEVEL, tell: Tell | None = None
    ) -> Estimate:
        """What the method says of ``lists``. ``tell`` is called while it samples."""
        method = getattr(import_module(self.module), self.function)
        given: dict[str, Any] = {"level": level, **self.settings}
        if self.seeded:
            given["seed"] = seed
        if self.tells:
            given["tell"] = tell
        found: Estimate = method(lists, **given)
        # one function may be two rows of the panel, with other settings
        return replace(found, method=self.name)


_HERE = "marsad.estimate"
ENTRIES = (
    Entry("chao", "Chao's lower bound", f"{_HERE}.bounds", "chao", least=2),
    Entry("chapman", "two lists, Chapman", f"{_HERE}.pair", "chapman", least=2, most=2),
    Entry("log-linear", "log-linear, best BIC", f"{_HERE}.loglinear", "log_linear"),
    Entry(
        "log-linear-aic",
        "log-linear, best AIC",
        f"{_HERE}.loglinear",
        "log_linear",
        {"criterion": "aic"},
    ),
    Entry(
        "no-highest-order",
        "no highest-order interaction",
        f"{_HERE}.loglinear",
        "no_highest_order",
    ),
    Entry("sparse", "sparse log-linear", f"{_HERE}.sparsity", "sparse", seeded=True),
    Entry("graphs", "decomposable graphs", f"{_HERE}.graphical", "graphs", seeded=True),
    Entry(
        "latent-classes",
        "latent classes",
        f"{_HERE}.latent",
        "latent_classes",
        seeded=True,
        tells=True,
    ),
)
NAMES = tuple(entry.name for entry in ENTRIES)


def chosen(lists: Lists, names: Sequence[str] | None = None) -> tuple[Entry, ...]:
    """The entries of ``names``, in their order; without names those made for so many lists.

    Raises UseError for a name that no method has.
    """
    if names is None:
        number = len(lists.names)
        return tuple(
            entry
            for entry in ENTRIES
            if entry.least <= number and (entry.most is None or number <= entry.most)
        )
    return tuple(named(name) for name in names)


def named(name: str) -> Entry:
    """The entry of a name. Raises UseError."""
    for entry in ENTRIES:
        if entry.name == name:
            return entry
    raise UseError(f"method {name}", "there is none of that name", f"choose of {', '.join(NAMES)}")


def title(name: str) -> str:
    """The name of a method for people; a name that is not in the panel stays as it is."""
    return next((entry.title for entry in ENTRIES if entry.name == name), name)

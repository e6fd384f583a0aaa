"""The exports for programs: CSV, JSON Lines and GeoJSON, each a folder with its own explanation.

In: a Protected record and a folder. Out: the folder's path. Touches disk.
"""

from __future__ import annotations

import csv as tables_of_text
import io
import json
from collections.abc import Iterable
from pathlib import Path

from marsad.codec import to_json
from marsad.model import Incident
from marsad.publish import phrases
from marsad.publish.about import about, readme
from marsad.publish.folder import fill
from marsad.publish.marks import PLACE
from marsad.publish.record import Protected
from marsad.publish.rows import Row, Table, Value, tables

# A spreadsheet runs a cell that begins so as a formula (OWASP, "CSV Injection"); full-width
# forms are read as the same signs.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
# Half a character pair, as broken input brings it, becomes its JSON escape: the file stays UTF-8.
_LONE = "backslashreplace"
_DECIMALS = 5  # of a degree: about one metre, more than any gazetteer point means (RFC 7946, 11.2)

LINES = {
    "incidents.jsonl": "one incident a line, with its counts and derivations",
    "claims.jsonl": "one claim a line; “withheld” names what protection left out",
    "tallies.jsonl": "one running total a line, with “sentence”, the comparison in words",
    "reports.jsonl": "one text a line: document, outlet, evidence hash, size, ledger entry",
}
FEATURES = {
    "incidents.geojson": "one feature an incident; geometry null where the place is unknown,"
    " only a country, or withheld; “uncertainty” says what the point stands for",
}


def csv(protected: Protected, out_folder: Path) -> Path:
    """Tables in UTF-8 without a byte-order mark, RFC 4180, with four files and about.json.

    A text cell that a spreadsheet would run as a formula is written with an apostrophe before it.
    Raises UseError if the folder holds other files, StoreError if the disk refuses.
    """
    made = tables(protected)
    particulars = about(protected, "csv", {table.name: table.columns for table in made})
    files = {table.name: _csv(table) for table in made}
    return fill(out_folder, {**files, "README.txt": readme(particulars)}, particulars)


def jsonl(protected: Protected, out_folder: Path) -> Path:
    """JSON Lines in the formats of the record; each line reads back through ``codec.from_json``.

    Raises UseError if the folder holds other files, StoreError if the disk refuses.
    """
    record, marks = protected.record, protected.marks
    files = {
        "incidents.jsonl": _lines(
            {**to_json(item), "withheld": list(marks.get(item.id, ()))} for item in record.incidents
        ),
        "claims.jsonl": _lines(
            {**to_json(item), "withheld": list(marks.get(key, ()))}
            for key, item in record.claims.items()
        ),
        "tallies.jsonl": _lines(
            {**to_json(item), "sentence": record.sentences.get(item.claim)}
            for item in record.tallies
        ),
        "reports.jsonl": _lines(
            {**to_json(item), "withheld": list(marks.get(key, ()))}
            for key, item in record.provenance.items()
        ),
    }
    particulars = about(protected, "jsonl", LINES)
    return fill(out_folder, {**files, "README.txt": readme(particulars)}, particulars)


def geojson(protected: Protected, out_folder: Path) -> Path:
    """A FeatureCollection of the incidents (RFC 7946: WGS 84, longitude first).

    Raises UseError if the folder holds other files, StoreError if the disk refuses.
    """
    features = [_feature(item, protected) for item in protected.record.incidents]
    content = {"type": "FeatureCollection", "features": features}
    data = json.dumps(content, ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    particulars = about(protected, "geojson", FEATURES)
    files = {"incidents.geojson": data.encode("utf-8", _LONE), "README.txt": readme(particulars)}
    return fill(out_folder, files, particulars)


def _feature(incident: Incident, protected: Protected) -> dict[str, object]:
    marks = protected.marks.get(incident.id, ())
    where, when = incident.where, incident.when
    withheld = PLACE in marks
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _point(incident, withheld),
        "properties": {
            "what": phrases.what(incident),
            "harms": list(incident.harms or incident.counts),
            "act": incident.act,
            "counts": {
                harm: {"low": count.low, "best": count.best, "high": count.high}
                for harm, count in incident.counts.items()
            },
            "rule_set": protected.record.rule_set,
            "start": when.start.isoformat() if when and when.start else None,
            "end": when.end.isoformat() if when and when.end else None,
            "place": phrases.place(where),
            "country": where.country if where else None,
            "precision": where.precision if where else None,
            "point": where.point if where else None,
            "uncertainty": phrases.uncertainty(where, withheld),
            "actors": phrases.parties(incident.actors),
            "grade": incident.status,
            "reasons": list(incident.reasons),
            "origins": list(incident.origins),
            "claims": list(incident.claims),
            "withheld": list(marks),
        },
    }


def _point(incident: Incident, withheld: bool) -> dict[str, object] | None:
    where = incident.where
    if withheld or where is None or where.lat is None or where.lon is None:
        return None
    if where.precision in (None, "country"):
        return None
    return {
        "type": "Point",
        "coordinates": [round(where.lon, _DECIMALS), round(where.lat, _DECIMALS)],
    }


def _lines(objects: Iterable[object]) -> bytes:
    dumped = (json.dumps(item, ensure_ascii=False, allow_nan=False) for item in objects)
    return "".join(line + "\n" for line in dumped).encode("utf-8", _LONE)


def _csv(table: Table) -> bytes:
    out = io.StringIO(newline="")
    writer = tables_of_text.DictWriter(out, list(table.columns))
    writer.writeheader()
    for row in table.rows:
        writer.writerow(_safe(row))
    return out.getvalue().encode("utf-8", "replace")


def _safe(row: Row) -> dict[str, str | int | float | None]:
    return {key: _cell(value) for key, value in row.items()}


def _cell(value: Value) -> str | int | float | None:
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return value
    text = value.replace("\x00", "")
    return "'" + text if text.lstrip(" \n").startswith(_FORMULA) else text

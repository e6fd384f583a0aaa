"""Pictures of panels: intervals side by side, and how the chains ran.

In: Panels. Out: PNG or SVG bytes, drawn by Vega-Lite through Altair and vl-convert. Pure, offline.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import altair as alt
import numpy as np
import vl_convert

from marsad.errors import UseError
from marsad.estimate.methods import title
from marsad.estimate.panel import Panel
from marsad.model import Estimate

_WIDE = 560  # pixels
_ROW = 30
_POINTS = 400  # a chain: more cannot be told apart in a picture
_PARTS = 40  # of a chain at which R-hat is drawn
_INK, _PALE, _SEEN = "#1d3f72", "#9db4d6", "#8a2b0e"


def intervals(panels: Sequence[Panel], kind: str) -> bytes:
    """Each method's point and interval, a row each; the persons observed are a vertical line.

    ``kind`` is "png" or "svg". A lower bound is an arrow head, a band pale, a refusal a word.
    """
    return _drawn(alt.vconcat(*(_panel(panel) for panel in panels), spacing=26), kind)


def chains(panels: Sequence[Panel], kind: str) -> bytes:
    """For each sampled method the traces of its chains, and split R-hat as they grew.

    Raises UseError where no method of the panels sampled in chains.
    """
    parts = [
        _chains(item)
        for panel in panels
        for item in panel.estimates
        if item.draws is not None and np.ndim(item.draws) == 2 and len(item.draws) > 1
    ]
    if not parts:
        raise UseError("--diagnostics", "no method sampled in chains", "ask for latent-classes")
    return _drawn(alt.vconcat(*parts, spacing=26), kind)


def _drawn(chart: Any, kind: str) -> bytes:
    chart = chart.configure_view(stroke="transparent").configure(
        font="sans-serif", background="white", padding=14
    )
    spec = chart.configure_axis(labelFontSize=12, titleFontSize=12, labelLimit=260).to_dict()
    if kind == "svg":
        return str(vl_convert.vegalite_to_svg(spec)).encode()
    return bytes(vl_convert.vegalite_to_png(spec, scale=2))


def _panel(panel: Panel) -> Any:
    order = [title(item.method) for item in panel.estimates]
    ends = [
        end
        for item in panel.estimates
        for end in (item.point, item.high, item.low)
        if end is not None
    ]
    most = max([*ends, panel.lists.observed]) * 1.05
    rows = [_row(item, most) for item in panel.estimates]
    y = alt.Y("method:N", sort=order, title=None, axis=alt.Axis(ticks=False, domain=False))
    scale = alt.Scale(domain=[0, most], nice=False)
    x = alt.X("low:Q", scale=scale, title="persons in all, recorded or not (estimated)")
    base = alt.Chart(alt.InlineData(rows))
    answered = base.transform_filter("datum.point !== null")
    tint = alt.Color(
        "kind:N",
        legend=None,
        scale=alt.Scale(domain=["estimate", "lower_bound", "band"], range=[_INK, _INK, _PALE]),
    )
    point = alt.X("point:Q", scale=scale)
    shape = alt.Shape(
        "kind:N",
        legend=None,
        scale=alt.Scale(
            domain=["estimate", "lower_bound", "band"],
            range=["circle", "triangle-right", "diamond"],
        ),
    )
    name = f"{panel.lists.stratum}: " if panel.lists.stratum else ""
    seen = alt.Chart(
        alt.InlineData([{"n": panel.lists.observed, "says": f"{panel.lists.observed:,} listed"}])
    )
    return alt.layer(
        seen.mark_rule(color=_SEEN, strokeDash=[5, 3]).encode(x=alt.X("n:Q", scale=scale)),
        seen.mark_text(color=_SEEN, dy=-8, align="left", baseline="bottom", fontSize=11).encode(
            x=alt.X("n:Q", scale=scale), y=alt.value(0), text="says:N"
        ),
        answered.mark_rule(strokeWidth=3).encode(x=x, x2="high:Q", y=y, color=tint),
        answered.mark_point(size=90, filled=True, opacity=1).encode(
            x=point, y=y, shape=shape, color=tint
        ),
        answered.mark_text(dy=-10, fontSize=11, color=_INK).encode(x=point, y=y, text="says:N"),
        base.transform_filter("datum.point === null")
        .mark_text(align="left", fontSize=11, color="#555")
        .encode(x=alt.value(6), y=y, text="says:N"),
    ).properties(
        width=_WIDE,
        height=_ROW * len(rows) + 8,
        title=alt.Title(
            f"{name}{panel.lists.observed:,} persons on {len(panel.lists.names)} lists"
            if panel.lists.names
            else f"{name}{panel.lists.observed:,} persons listed",
            subtitle=[
                "Inferred, not counted. No one of these numbers may be given alone.",
                "Triangle: a lower bound. Pale: an assumption bent, not chance.",
            ],
            anchor="start",
            offset=18,
        ),
    )


def _row(item: Estimate, most: float) -> dict[str, Any]:
    """``high`` of an open interval is drawn to the edge."""
    return {
        "method": title(item.method),
        "kind": item.kind,
        "point": item.point,
        "low": item.point if item.low is None else item.low,
        "high": most if item.high is None else item.high,
        "says": "refused" if item.point is None else f"{item.point:,.0f}",
    }


def _chains(item: Estimate) -> Any:
    from marsad.estimate.diagnostics import rhat as agreement_of

    draws = np.asarray(item.draws, dtype=np.float64)
    number = draws.shape[1]
    at = np.unique(np.linspace(0, number - 1, min(number, _POINTS)).round().astype(int))
    trace = [
        {"draw": int(when) + 1, "persons": float(one[when]), "chain": str(chain)}
        for chain, one in enumerate(draws, start=1)
        for when in at
    ]
    ends = np.unique(np.linspace(min(20, number), number, _PARTS).round().astype(int))
    rhat = [
        {"draw": int(end), "rhat": value}
        for end in ends
        if np.isfinite(value := agreement_of(draws[:, :end]))
    ]
    name = title(item.method) if item.stratum is None else f"{item.stratum}: {title(item.method)}"
    line = (
        alt.Chart(alt.InlineData(trace), title=alt.Title(name, anchor="start"))
        .mark_line(strokeWidth=0.8)
        .encode(
            x=alt.X("draw:Q", title="draw kept"),
            y=alt.Y("persons:Q", title="persons", scale=alt.Scale(zero=False)),
            color=alt.Color("chain:N"),
        )
        .properties(width=_WIDE, height=180)
    )
    base = alt.Chart(alt.InlineData(rhat))
    limit = alt.Chart(alt.InlineData([{"limit": 1.05}]))
    agreement = alt.layer(
        base.mark_line(color=_INK).encode(
            x=alt.X("draw:Q", title="draws so far"),
            y=alt.Y("rhat:Q", title="split R-hat", scale=alt.Scale(zero=False)),
        ),
        limit.mark_rule(color=_SEEN, strokeDash=[5, 3]).encode(y="limit:Q"),
    ).properties(width=_WIDE, height=90)
    return alt.vconcat(line, agreement)

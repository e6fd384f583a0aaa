"""The walk of ``marsad why`` as a tree that a person reads.

In: a walk of ``descent``. Out: a Rich tree. Touches nothing.
"""

from __future__ import annotations

from rich.text import Text as Words
from rich.tree import Tree

from marsad.cli import words
from marsad.cli.descent import Walk
from marsad.codec import from_json
from marsad.model import Claim, Count, Incident
from marsad.store.trace import CONTEXT

AGREES, DIFFERS = "green", "bold red"


def drawn(walk: Walk) -> Tree:
    """The tree from what was asked for down to kept bytes."""
    tree = Tree(Words(f"{walk['kind']} {walk['id']}", style="bold"), guide_style="dim")
    if walk["kind"] == "incident" and walk["asked"] not in walk["id"]:
        tree.add(f"asked for as {walk['asked']}, which was merged into this incident")
    if "incident" in walk:
        _incident(tree, from_json(Incident, walk["incident"]))
    if "tally" in walk:
        tree.add(Words(walk["sentence"], style="bold"))
        _derivation(tree, "recorded", from_json(Count, walk["tally"]["recorded"]))
    for incident in walk.get("incidents", ()):
        tree.add(f"in incident {incident}")
    if "evidence" in walk:
        for report in walk.get("reports", ()):
            tree.add(f"report {report['id']}  {report['address']}")
        _evidence(tree, walk["evidence"])
    for text in walk.get("texts", ()):
        tree.add(_text(text))
    for claim in walk.get("claims", ()):
        _claim(tree, claim)
    if walk.get("left_out"):
        tree.add(f"{walk['left_out']} more claims (--limit)")
    return tree


def _incident(tree: Tree, incident: Incident) -> None:
    tree.add(f"what: {words.what(incident)}")
    tree.add(f"when: {words.when(incident.when)}")
    tree.add(f"where: {words.where(incident.where)}")
    tree.add(f"by whom: {words.actors(incident.actors)}")
    grade = tree.add(f"grade: {incident.status}")
    for reason in incident.reasons:
        grade.add(reason)
    tree.add(f"origins: {'; '.join(incident.origins) or words.UNKNOWN}")
    for harm, count in sorted(incident.counts.items()):
        _derivation(tree, harm, count)


def _derivation(tree: Tree, harm: str, count: Count) -> None:
    rule_set = f"  (rule set {count.rule_set})"
    branch = tree.add(Words(words.count(harm, count), style="bold").append(rule_set, "dim"))
    for line in count.derivation:
        claim = f"  [{line.claim}]" if line.claim else ""
        branch.add(Words(f"{line.bound}: {line.reason}{claim}"))
    for reason in count.needs_review:
        branch.add(Words(f"look at: {reason}", style="yellow"))


def _claim(tree: Tree, found: Walk) -> None:
    claim = from_json(Claim, found["claim"])
    branch = tree.add(Words(f"claim {claim.id}", style="bold"))
    if found["retracted"]:
        branch.add(Words(f"retracted by ledger entry {found['retracted']}", style="yellow"))
    branch.add(Words(f"{words.happened(claim)}: {words.figure(claim.count)} ({_rule(claim)})"))
    branch.add(Words(f"{words.when(claim.when)}; {words.where(claim.where)}"))
    branch.add(Words(f"according to {words.sources(claim.sources)}; {words.standing(claim)}"))
    for quotation in found["quotations"]:
        _quotation(branch, quotation)
    branch.add(_text(found["text"]))
    for report in found["reports"]:
        branch.add(Words(f"report {report['id']}  {report['address']}"))
    _evidence(branch, found["evidence"])


def _rule(claim: Claim) -> str:
    if claim.count is None:
        return "no number"
    return f"“{claim.count.words}”, {claim.count.rule}" if claim.count.words else claim.count.rule


def _quotation(branch: Tree, quotation: Walk) -> None:
    quote = quotation["quote"]
    before, after = quotation["before"], quotation["after"]
    line = Words("…" * (len(before) == CONTEXT) + _flat(before), style="dim")
    line.append(_flat(quotation["words"]), style="not dim bold reverse")
    line.append(_flat(after) + "…" * (len(after) == CONTEXT), style="dim")
    place = f"{quote['part']}, characters {quote['start']}–{quote['end']}"
    agrees = "equals the text" if quotation["agrees"] else "DIFFERS from the text"
    node = branch.add(Words(f"quotation ({place}): {agrees}", _style(quotation["agrees"])))
    node.add(line)


def _text(text: Walk) -> Words:
    said = [text["outlet"] or "outlet unknown", text["published"] or "date unknown"]
    title = f"“{text['title']}”, " if text["title"] else ""
    reader = f"{text['reader']} {text['reader_version']}"
    return Words(f"text {text['id']}: {title}{', '.join(said)}; read by {reader}")


def _evidence(branch: Tree, evidence: Walk) -> None:
    node = branch.add(Words(f"evidence sha256 {evidence['id']}", style="bold"))
    node.add(f"{evidence['size']:,} bytes, {evidence['media_type']}, kept {evidence['kept']}")
    node.add(Words(f"file {evidence['file']}"))
    ledger = evidence["ledger"]
    node.add(f"ledger entry {ledger['number']}, {ledger['hash']}, by {evidence['tool']}")
    node.add(Words(evidence["finding"], style=_style(evidence["agrees"])))


def _style(agrees: bool) -> str:
    return AGREES if agrees else DIFFERS


def _flat(words_: str) -> str:
    return words_.replace("\n", " ").replace("\t", " ")

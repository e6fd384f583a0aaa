"""Trained weights → an ONNX file with 8-bit weights: ``python -m bench.encoder.export PACKED OUT``.

In: ``OUT/weights.pt``. Out: ``OUT/model.onnx`` (8 bits) and ``OUT/whole.onnx`` (32 bits, to measure
the loss). Touches those files. Weights are quantised by channel, activations at run time.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from bench.encoder import packed
from bench.encoder.bert import Marker
from marsad.propose.spans import LABELS

OPSET = 17


class Chances(nn.Module):
    """The marker of one sentence: token numbers (1, length) → chances (1, length, labels)."""

    def __init__(self, marker: Marker) -> None:
        super().__init__()
        self.marker = marker

    def forward(self, ids: Tensor) -> Tensor:
        """Every token counts: sentences are read one by one, without padding."""
        return self.marker(ids, torch.ones_like(ids)).sigmoid()


def main() -> None:
    """Exports weights trained before."""
    asked = argparse.ArgumentParser(prog="bench.encoder.export")
    asked.add_argument("packed", type=Path)
    asked.add_argument("out", type=Path)
    given = asked.parse_args()
    write(loaded(packed.read(given.packed.read_bytes()), given.out / "weights.pt"), given.out)


def write(model: Marker, out: Path) -> None:
    """Both files of a model that is not in training; prints their sizes."""
    whole, small = out / "whole.onnx", out / "model.onnx"
    torch.onnx.export(
        Chances(model), (torch.randint(4, 100, (1, 9)),), str(whole), opset_version=OPSET,
        input_names=["ids"], output_names=["chances"], dynamo=False,
        dynamic_axes={"ids": {1: "length"}, "chances": {1: "length"}},
    )  # fmt: skip
    quantize_dynamic(whole, small, weight_type=QuantType.QInt8, per_channel=True)
    onnx.checker.check_model(str(small))
    for path in (whole, small):
        print(path.name, path.stat().st_size)


def loaded(base: packed.Packed, weights: Path) -> Marker:
    """The trained model, not in training."""
    held = torch.load(weights)
    model = Marker(base, held["kept"], held["layers"], len(LABELS))
    model.load_state_dict(held["state"])
    return model.eval()


if __name__ == "__main__":
    main()

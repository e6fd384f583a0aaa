"""A BERT of few layers with a head that marks tokens, and how it starts from the packed model.

In: token numbers (batch, length), their mask. Out: logits (batch, length, labels). Touches nothing.
Post-norm transformer of Devlin et al. (2019), as multilingual-e5 has it.
"""

from __future__ import annotations

import torch
from torch import Tensor, nn
from torch.nn import functional

from bench.encoder.packed import Packed

DROPOUT = 0.1
RARE = -4.0  # the log odds from which each label starts: about one token in fifty


class Layer(nn.Module):
    """Self-attention and a two-layer network, each with its residual and norm."""

    def __init__(self, hidden: int, heads: int, inner: int, epsilon: float) -> None:
        super().__init__()
        self.heads = heads
        self.q, self.k, self.v, self.ao = (nn.Linear(hidden, hidden) for _ in range(4))
        self.fi, self.fo = nn.Linear(hidden, inner), nn.Linear(inner, hidden)
        self.aln = nn.LayerNorm(hidden, epsilon)
        self.oln = nn.LayerNorm(hidden, epsilon)
        self.drop = nn.Dropout(DROPOUT)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """``bias``: (batch, 1, 1, length), very low where there is no token."""
        batch, length, hidden = x.shape
        q, k, v = (
            part(x).view(batch, length, self.heads, -1).transpose(1, 2)
            for part in (self.q, self.k, self.v)
        )
        weights = (q @ k.transpose(2, 3)) * (hidden // self.heads) ** -0.5 + bias
        mixed = self.drop(weights.softmax(-1)) @ v
        mixed = mixed.transpose(1, 2).reshape(batch, length, hidden)
        x = self.aln(x + self.drop(self.ao(mixed)))
        return self.oln(x + self.drop(self.fo(functional.gelu(self.fi(x)))))


class Marker(nn.Module):
    """Embeddings (of which only the norm is trained), layers, a linear head."""

    def __init__(self, packed: Packed, kept: list[int], layers: int, labels: int) -> None:
        super().__init__()
        sizes, eps = packed.sizes, packed.epsilon
        words = packed.matrix("emb.word", sizes.vocabulary, sizes.hidden)[kept]
        places = packed.vector("emb.pos").reshape(-1, sizes.hidden)
        self.word = nn.Embedding.from_pretrained(torch.tensor(words), freeze=True)
        kind = packed.vector("emb.type").reshape(-1, sizes.hidden)[0]
        self.place = nn.Embedding.from_pretrained(torch.tensor(places + kind), freeze=True)
        self.norm = nn.LayerNorm(sizes.hidden, eps)
        _copy(self.norm, packed, "emb.ln", None)
        self.layers = nn.ModuleList(
            Layer(sizes.hidden, sizes.heads, sizes.inner, eps) for _ in range(layers)
        )
        for number, layer in enumerate(self.layers):
            for name, part in layer.named_children():
                if name != "drop":
                    shape = part.weight.shape if isinstance(part, nn.Linear) else None
                    _copy(part, packed, f"l{number}.{name}", shape)
        self.drop = nn.Dropout(DROPOUT)
        self.head = nn.Linear(sizes.hidden, labels)
        nn.init.constant_(self.head.bias, RARE)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        """Logits of each label at each token."""
        at = torch.arange(ids.shape[1])
        x = self.drop(self.norm(self.word(ids) + self.place(at)))
        bias = (1.0 - mask.float())[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return self.head(self.drop(x))


def _copy(part: nn.Module, packed: Packed, name: str, shape: torch.Size | None) -> None:
    with torch.no_grad():
        if shape is None:
            part.weight.copy_(torch.tensor(packed.vector(f"{name}.w")))
        else:
            part.weight.copy_(torch.tensor(packed.matrix(f"{name}.w", *shape)))
        part.bias.copy_(torch.tensor(packed.vector(f"{name}.b")))

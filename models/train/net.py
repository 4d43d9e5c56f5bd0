"""The net: summed embeddings, bidirectional simple recurrent layers, heads for tags, tree and names.

The layers follow SRU (Lei et al. 2018, "Simple Recurrent Units for Highly Parallelizable
Recurrence") without the gates' view of the state: all matrix products of a sentence are one, and what
is left of the recurrence costs next to nothing. Arcs are scored as in Dozat and Manning (2017), with a
dot product instead of their biaffine form and a learned preference for distances.
"""

import torch
from torch import nn
from torch.nn import functional as F

DISTANCES = 24  # Buckets of head minus dependent; see distance_bucket.


def distance_bucket(distance):
    """Signed distances 1 to 5 stand alone, longer ones in buckets that double; 0 to 23."""
    size = distance.abs().clamp(min=1)
    big = (torch.log2(size.float() / 6).clamp(min=0) * 2).long() + 5
    bucket = torch.where(size <= 5, size - 1, big.clamp(max=DISTANCES // 2 - 1))
    return bucket + (distance > 0).long() * (DISTANCES // 2)


class Scan(torch.autograd.Function):
    """c[t] = f[t] c[t-1] + z[t] along the first axis."""

    @staticmethod
    def forward(ctx, f, z):
        c = torch.empty_like(z)
        c[0] = z[0]
        for t in range(1, len(z)):
            torch.addcmul(z[t], f[t], c[t - 1], out=c[t])
        ctx.save_for_backward(f, c)
        return c

    @staticmethod
    def backward(ctx, grad):
        f, c = ctx.saved_tensors
        dz = torch.empty_like(grad)
        dz[-1] = grad[-1]
        for t in range(len(grad) - 2, -1, -1):
            torch.addcmul(grad[t], f[t + 1], dz[t + 1], out=dz[t])
        df = torch.zeros_like(f)
        df[1:] = dz[1:] * c[:-1]
        return df, dz


class Layer(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.norm = nn.LayerNorm(size)
        self.gates = nn.Linear(size, 3 * size)  # Candidate, forget gate, highway gate.
        nn.init.constant_(self.gates.bias[size:2 * size], 1.0)
        nn.init.constant_(self.gates.bias[2 * size:], -0.5)

    def forward(self, x, mask, dropout):
        size = x.shape[-1]
        u = self.gates(dropout(self.norm(x)))
        candidate, forget, highway = u.split(size, dim=-1)
        f = torch.sigmoid(forget)
        z = (1 - f) * candidate * mask
        half = size // 2
        f = torch.cat([f[..., :half], f[..., half:].flip(0)], dim=-1)
        z = torch.cat([z[..., :half], z[..., half:].flip(0)], dim=-1)
        c = Scan.apply(f, z)
        c = torch.cat([c[..., :half], c[..., half:].flip(0)], dim=-1)
        r = torch.sigmoid(highway)
        return r * c + (1 - r) * x


class Net(nn.Module):
    def __init__(self, rows, embedding, size, layers, arc, upos, xpos, labels, names, dropout=0.3):
        super().__init__()
        self.embed = nn.EmbeddingBag(rows, embedding, mode="sum")
        nn.init.normal_(self.embed.weight, std=0.1)
        self.widen = nn.Linear(embedding, size)  # Export applies it to the rows in advance.
        self.norm = nn.LayerNorm(size)
        self.layers = nn.ModuleList(Layer(size) for _ in range(layers))
        self.final = nn.LayerNorm(size)
        self.tags = nn.Linear(size, upos + xpos + names)
        self.tag_sizes = [upos, xpos, names]
        self.arc = arc
        self.mlp = nn.Linear(size, 4 * arc)  # Dependent and head for arcs, the same for labels.
        self.cross = nn.Linear(arc, arc)
        self.root = nn.Parameter(torch.randn(2 * arc) * 0.1)
        self.distance = nn.Linear(size, DISTANCES)
        self.label = nn.Linear(arc, labels)
        self.rate = dropout

    def variational(self, x):
        """The same units dropped at each position of a sentence."""
        if not self.training or not self.rate:
            return x
        keep = 1 - self.rate
        return x * torch.bernoulli(x.new_full((1,) + x.shape[1:], keep)) / keep

    def encode(self, rows, offsets, shape, mask):
        """shape: (longest, sentences); mask: the same with one more axis. -> [T, B, size]"""
        x = self.embed(rows, offsets).view(*shape, -1)
        x = self.norm(self.widen(x))
        if self.training:
            x = F.dropout(x, self.rate * 0.7)
        for layer in self.layers:
            x = layer(x, mask, self.variational)
        return self.variational(self.final(x))

    def arcs(self, x):
        """(scores [B, dependent, head] with head 0 the root, label parts of dependent and head)."""
        parts = self.mlp(x)
        if self.training:
            parts = self.variational(parts)
        h, parts = x.transpose(0, 1), parts.transpose(0, 1)
        q, k, label_dependent, label_head = parts.split(self.arc, dim=-1)
        q, k = F.relu(q), F.relu(k)
        root_key, root_label = self.root.split(self.arc)
        batch, length, _ = h.shape
        k = torch.cat([root_key.expand(batch, 1, -1), k], dim=1)
        scores = self.cross(q) @ k.transpose(1, 2) / self.arc ** 0.5
        at = torch.arange(length)
        buckets = distance_bucket(at[None, :] - at[:, None])
        near = self.distance(h).gather(2, buckets.expand(batch, -1, -1))
        scores = torch.cat([scores[:, :, :1], scores[:, :, 1:] + near], dim=2)
        label_head = torch.cat([root_label.expand(batch, 1, -1), label_head], dim=1)
        return scores, label_dependent, label_head

    def labels(self, dependent, head):
        return self.label(F.relu(dependent + head))

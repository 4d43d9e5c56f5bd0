"""What larger nets make of a batch, for a smaller one to learn from.

After Hinton, Vinyals and Dean (2015), "Distilling the Knowledge in a Neural Network": beside the
corpora's own annotation the net learns the teachers' probabilities, which say more than one right
answer does, and which exist also where a corpus has names alone and no trees.
"""

import dataclasses

import torch
from torch.nn import functional as F

import batches
from net import Net


@dataclasses.dataclass
class Opinion:
    """The teachers' mean probabilities. heads: where a tree is known, its heads, else the teachers'."""
    tags: list            # UPOS, XPOS, names: [T, B, tags]
    arcs: torch.Tensor    # [B, T, T + 1]
    heads: torch.Tensor   # [B, T]
    labels: torch.Tensor  # [B, T, labels]


def load(path):
    saved = torch.load(path)
    net = Net(**saved["sizes"])
    net.load_state_dict(saved["state"])
    return net.eval()


def padding(batch):
    """[B, T + 1]: 1 at the root and at each word."""
    return torch.cat([torch.ones(1, batch.mask.shape[1], 1), batch.mask]).squeeze(-1).t()


def label_scores(net, dependent, head_part, heads):
    at = heads[..., None].expand(-1, -1, head_part.shape[-1])
    return net.labels(dependent, head_part.gather(1, at))


@torch.no_grad()
def ask(teachers, batch):
    views = []
    for net in teachers:
        x = net.encode(batch.whole_rows, batch.offsets, batch.shape, batch.mask)
        scores, dependent, head_part = net.arcs(x)
        scores = scores.masked_fill(padding(batch)[:, None, :] == 0, -1e4)
        views.append((net.tags(x).split(net.tag_sizes, dim=-1), scores.softmax(-1), dependent, head_part))
    tags = [torch.stack([view[0][i].softmax(-1) for view in views]).mean(0) for i in range(3)]
    arcs = torch.stack([view[1] for view in views]).mean(0)
    known = batch.heads.t()
    heads = torch.where(known >= 0, known, arcs.argmax(-1))
    labels = torch.stack([label_scores(net, view[2], view[3], heads).softmax(-1)
                          for net, view in zip(teachers, views)]).mean(0)
    return Opinion(tags, arcs, heads, labels)


def loss(net, x, batch, opinion, share):
    """Cross entropy with the teachers' view, over all words: `share` of it where a tree is annotated."""
    weights = batch.mask.squeeze(-1)
    weights = weights * torch.where(batch.upos == batches.IGNORE, 1.0, share)

    def crossed(scores, wanted, weight):
        return -(F.log_softmax(scores, -1) * wanted).sum(-1).mul(weight).sum()

    total = x.new_zeros(())
    for scores, wanted, weight in zip(net.tags(x).split(net.tag_sizes, dim=-1), opinion.tags, (0.6, 0.6, 0.5)):
        total = total + weight * crossed(scores, wanted, weights)
    scores, dependent, head_part = net.arcs(x)
    scores = scores.masked_fill(padding(batch)[:, None, :] == 0, -1e4)
    total = total + crossed(scores, opinion.arcs, weights.t())
    return total + crossed(label_scores(net, dependent, head_part, opinion.heads), opinion.labels, weights.t())

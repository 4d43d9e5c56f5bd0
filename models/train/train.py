"""Trains the net and writes a checkpoint. usage: train.py CORPORA PACKS CHECKPOINT [options]"""

import argparse
import copy
import math
import random
import time

import torch
from torch.nn import functional as F

import batches
import corpora
import decode
import distill
import features
import labels
import lexicon
import variants
from net import Net


TEACHERS_SHARE = 0.5  # Of the loss on annotated trees, where there are teachers.


def loss_of(net, batch, teachers):
    x = net.encode(batch.rows, batch.offsets, batch.shape, batch.mask)
    if not teachers:
        return annotated_loss(net, x, batch) / batch.mask.sum()
    opinion = distill.ask(teachers, batch)
    return ((1 - TEACHERS_SHARE) * annotated_loss(net, x, batch)
            + distill.loss(net, x, batch, opinion, TEACHERS_SHARE)) / batch.mask.sum()


def annotated_loss(net, x, batch):
    upos, xpos, names = net.tags(x).split(net.tag_sizes, dim=-1)
    total = x.new_zeros(())
    known = (batch.upos != batches.IGNORE).sum()
    if known:
        for scores, gold, weight in ((upos, batch.upos, 0.6), (xpos, batch.xpos, 0.6)):
            total = total + weight * F.cross_entropy(scores.flatten(0, 1), gold.flatten(),
                                                     ignore_index=batches.IGNORE, reduction="sum")
        total = total + tree_loss(net, x, batch)
    if (batch.names != corpora.UNKNOWN).any():
        total = total + names_loss(names, batch)
    return total


def tree_loss(net, x, batch):
    scores, dependent, head_part = net.arcs(x)
    heads, deprels = batch.heads.t(), batch.deprels.t()
    scores = scores.masked_fill(distill.padding(batch)[:, None, :] == 0, -1e4)
    loss = F.cross_entropy(scores.flatten(0, 1), heads.flatten(), ignore_index=batches.IGNORE,
                           reduction="sum")
    label_scores = distill.label_scores(net, dependent, head_part, heads.clamp(min=0))
    return loss + F.cross_entropy(label_scores.flatten(0, 1), deprels.flatten(),
                                  ignore_index=batches.IGNORE, reduction="sum")


def names_loss(scores, batch):
    """Each token has a set of tags that would be right; any of them will do."""
    allowed = (batch.names[..., None] >> torch.arange(scores.shape[-1])) & 1
    picked = scores.masked_fill(allowed == 0, -1e4).logsumexp(-1)
    known = (batch.names != corpora.UNKNOWN).float()
    return ((scores.logsumexp(-1) - picked) * known * batch.weights[None, :]).sum()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("corpora")
    parser.add_argument("packs")
    parser.add_argument("checkpoint")
    parser.add_argument("--start", help="a checkpoint to go on from, of the same sizes")
    parser.add_argument("--teachers", nargs="*", default=[], help="checkpoints to learn from beside the corpora")
    parser.add_argument("--size", type=int, default=192)
    parser.add_argument("--embedding", type=int, default=96)
    parser.add_argument("--layers", type=int, default=3)
    parser.add_argument("--arc", type=int, default=96)
    parser.add_argument("--epochs", type=int, default=25)
    parser.add_argument("--minutes", type=float, default=600, help="end after so long at the latest")
    parser.add_argument("--dropout", type=float, default=0.3)
    parser.add_argument("--rate", type=float, default=3e-3)
    parser.add_argument("--tokens", type=int, default=2500)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--threads", type=int, default=1)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    rng = random.Random(options.seed)

    train, development = corpora.read_all(options.corpora)
    vocabulary, counts = features.build_vocabulary(train)
    bit_names, forms = lexicon.build(options.packs)
    names = lexicon.names(options.packs)
    tables = features.Features(vocabulary, forms, len(bit_names))
    drop_rates = batches.word_drop_rates(vocabulary, counts)
    sizes = dict(rows=tables.rows, embedding=options.embedding, size=options.size, layers=options.layers, arc=options.arc,
                 upos=len(labels.UPOS), xpos=len(labels.XPOS), labels=len(labels.DEPRELS),
                 names=len(corpora.NAME_TAGS))
    net = Net(**sizes, dropout=options.dropout)
    if options.start:
        net.load_state_dict(torch.load(options.start)["state"])
    average = copy.deepcopy(net).eval()
    teachers = [distill.load(path) for path in options.teachers]
    print(f"{len(train)} sentences, {len(vocabulary)} words, {len(forms)} forms in the lexicon, "
          f"{tables.rows} rows, {sum(p.numel() for p in net.parameters())} parameters", flush=True)

    groups = len(batches.split(variants.epoch_of(train, names, rng), options.tokens))
    total_steps, step, start = groups * options.epochs, 0, time.time()
    optimizer = torch.optim.AdamW(net.parameters(), lr=options.rate, betas=(0.9, 0.98),
                                  weight_decay=0.01)
    for epoch in range(options.epochs):
        loss_sum = 0.0
        net.train()
        for group in batches.split(variants.epoch_of(train, names, rng), options.tokens, rng):
            done = min(max(step / total_steps, (time.time() - start) / 60 / options.minutes), 1)
            if done == 1:
                break
            rate = min(1, (step + 1) / 400) * (0.5 + 0.5 * math.cos(math.pi * done))
            for parameters in optimizer.param_groups:
                parameters["lr"] = options.rate * rate + 1e-6
            loss = loss_of(net, batches.make_batch(group, tables, rng, drop_rates), teachers)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(net.parameters(), 2.0)
            optimizer.step()
            step += 1
            loss_sum += loss.item()
            if step % 10 == 0:
                decay = min(0.99, 0.9 + step / 10000)
                with torch.no_grad():
                    for kept, new in zip(average.parameters(), net.parameters()):
                        kept.lerp_(new, 1 - decay)
        over = done == 1 or epoch + 1 == options.epochs
        scores = [f"{name} {decode.scores(average, tables, sentences)}"
                  for name, sentences in development.items()] if over or epoch % 3 == 2 else []
        print(f"epoch {epoch + 1} {time.time() - start:.0f} s, loss {loss_sum / groups:.4f}; "
              + "; ".join(scores), flush=True)
        torch.save({"sizes": sizes, "state": average.state_dict(), "vocabulary": vocabulary,
                    "lexicon": forms, "bits": bit_names}, options.checkpoint)
        if over:
            break


if __name__ == "__main__":
    main()

"""Trains the reader.

usage: train.py --data data --messages data/messages.jsonl --encoder ENCODER_FOLDER --weights e5.npz --general FILE... --out reader.pt

Two threads on an otherwise idle 2-core machine: about two hours. One passage in twelve is never trained on.
"""
import argparse
import glob
import json
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import examples
import measures
import model as reader_model

arg = argparse.ArgumentParser()
arg.add_argument("--data", required=True)
arg.add_argument("--messages", nargs="+", required=True)
arg.add_argument("--encoder", required=True)
arg.add_argument("--weights", help="encoder_weights.py's file")
arg.add_argument("--general", nargs="*", default=[], help="SQuAD-shaped files, used in the first epoch only")
arg.add_argument("--start", help="checkpoint or exported folder to go on from; else the encoder's weights with new heads")
arg.add_argument("--windows", nargs="*", default=[], help="files of reader-windows: passages that compete")
arg.add_argument("--share", type=float, default=1.0, help="share of the authored questions that an epoch takes")
arg.add_argument("--general-share", type=float, default=1.0, help="share of the general questions")
arg.add_argument("--out", required=True)
arg.add_argument("--cut", type=float, default=0.0, help="share of answered questions asked once more without their evidence")
arg.add_argument("--epochs", type=int, default=2)
arg.add_argument("--lr", type=float, default=1.2e-4)
arg.add_argument("--frozen", type=int, default=3, help="lowest layers that stay as they are")
arg.add_argument("--tokens", type=int, default=4096, help="padded tokens a step")
arg.add_argument("--threads", type=int, default=2)
arg.add_argument("--seed", type=int, default=1)
A = arg.parse_args()

rnd = random.Random(A.seed)
torch.manual_seed(A.seed)
torch.set_num_threads(A.threads)
encoder = examples.Encoder(A.encoder + "/tokenizer.json")
pairs = examples.authored(sorted(glob.glob(A.data + "/[A-Z].jsonl")), rnd, cut=A.cut)
held_out = [x for x in pairs if measures.held_out(x.passage_id)]
ours = [encoder.pair(x) for x in pairs if not measures.held_out(x.passage_id)]
windows = [encoder.pair(x) for x in examples.competing(A.windows, rnd)]
general = [encoder.pair(x) for x in examples.squad(A.general, rnd)]
messages = [json.loads(line) for f in A.messages for line in open(f, encoding="utf-8")]
names = sorted({m["intent"] for m in messages})
held_out_messages = messages[::12]
messages = [m for i, m in enumerate(messages) if i % 12]

if A.start:
    load = reader_model.from_checkpoint if A.start.endswith(".pt") else reader_model.from_exported
    reader, learnt = load(A.start)
    assert learnt == names, "the checkpoint knows other kinds of message"
else:
    reader = reader_model.from_encoder(np.load(A.weights), len(names))
reader.word.weight.requires_grad_(False)
reader.pos.weight.requires_grad_(False)
for layer in reader.layers[: A.frozen]:
    layer.requires_grad_(False)
trainable = [(n, p) for n, p in reader.named_parameters() if p.requires_grad]
is_head = lambda n: not n.startswith(("layers.", "ln."))
optimizer = torch.optim.AdamW([
    {"params": [p for n, p in trainable if not is_head(n) and p.ndim > 1], "weight_decay": 0.01},
    {"params": [p for n, p in trainable if not is_head(n) and p.ndim == 1], "weight_decay": 0.0},
    {"params": [p for n, p in trainable if is_head(n)], "weight_decay": 0.01, "lr": (2 if A.start else 5) * A.lr},
], lr=A.lr)


def batches(rows):
    """The passages of a question together, questions of about the same length together, at most A.tokens padded tokens each, in random order."""
    groups = {}
    for i, row in enumerate(rows):
        groups.setdefault(row.group or i, []).append(row)
    longest_of = lambda group: max(len(row.ids) for row in group)
    out, batch, longest = [], [], 0
    for group in sorted(groups.values(), key=lambda g: longest_of(g) + rnd.random() * 30):
        if batch and max(longest, longest_of(group)) * (len(batch) + len(group)) > A.tokens:
            out.append(batch)
            batch, longest = [], 0
        batch += group
        longest = max(longest, longest_of(group))
    out.append(batch)
    rnd.shuffle(out)
    return out


def chosen(scores, gold, groups):
    """Mean loss of choosing a gold one among those of each group that has gold ones and others."""
    losses = []
    for name in set(groups):
        own = [i for i, g in enumerate(groups) if g == name]
        right = [i for i in own if gold[i]]
        if name and right and len(right) < len(own):
            losses.append(torch.logsumexp(scores[own], 0) - torch.logsumexp(scores[right], 0))
    return torch.stack(losses).mean() if losses else scores.sum() * 0


def sentence_scores(rows, tokens):
    """What is quoted: each sentence by its likeliest tokens, whether it answers, and its question."""
    places = [(i, r.start + a, r.start + b, any(r.targets[a:b]), r.group) for i, r in enumerate(rows) for a, b in r.sentences]
    mask = torch.zeros(len(places), tokens.shape[1], dtype=torch.bool)
    for k, (_, a, b, _, _) in enumerate(places):
        mask[k, a:b] = True
    inside = tokens[[p[0] for p in places]].masked_fill(~mask, -12.0)
    return inside.topk(examples.SHORTEST_SENTENCE, 1).values.mean(1), [p[3] for p in places], [p[4] for p in places]


def padded(rows):
    length = max(len(r.ids) for r in rows)
    ids = torch.full((len(rows), length), examples.PAD)
    attention, targets, passage = torch.zeros(len(rows), length), torch.zeros(len(rows), length), torch.zeros(len(rows), length)
    for i, r in enumerate(rows):
        ids[i, : len(r.ids)] = torch.tensor(r.ids)
        attention[i, : len(r.ids)] = 1
        targets[i, r.start : r.start + len(r.targets)] = torch.tensor(r.targets)
        passage[i, r.start : r.start + len(r.targets)] = 1
    return ids, attention, targets, passage


def message_batch(size=32):
    """Messages of about the same length."""
    drawn = sorted(rnd.sample(messages, 4 * size), key=lambda m: len(m["text"]))
    at = rnd.randrange(len(drawn) - size)
    drawn = drawn[at : at + size]
    rows = [encoder.message(m["text"]) for m in drawn]
    length = max(map(len, rows))
    ids = torch.tensor([r + [examples.PAD] * (length - len(r)) for r in rows])
    attention = torch.tensor([[1] * len(r) + [0] * (length - len(r)) for r in rows])
    return ids, attention, torch.tensor([names.index(m["intent"]) for m in drawn])


@torch.no_grad()
def predict(rows):
    ids, attention, _, passage = padded(rows)
    answers, tokens = reader.read(reader.encode(ids, attention), attention, passage)
    return [(answers[i].item(), torch.sigmoid(tokens[i, r.start : r.start + len(r.targets)]).tolist()) for i, r in enumerate(rows)]


@torch.no_grad()
def kind(text):
    ids = torch.tensor([encoder.message(text)])
    return names[reader.kind(reader.encode(ids, torch.ones_like(ids)), torch.ones_like(ids)).argmax().item()]


def save():
    reader.eval()
    figures = measures.of(held_out, encoder, predict) | {"intent": measures.intents(held_out_messages, kind)}
    print(json.dumps(figures), flush=True)
    torch.save({"state": reader.state_dict(), "layers": len(reader.layers), "names": names}, A.out)
    reader.train()


def some(rows, share):
    """The rows of a share of the questions."""
    names = sorted({r.group for r in rows})
    kept = set(rnd.sample(names, int(share * len(names))))
    return [r for r in rows if r.group in kept]


plan = [b for epoch in range(A.epochs) for b in batches(some(ours, A.share) + windows + (some(general, A.general_share) if epoch == 0 else []))]
print(f"{len(ours)} pairs, {len(windows)} windows, {len(general)} general ones, {len(messages)} messages, {len(plan)} steps", flush=True)
schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1, (s + 1) / (0.06 * len(plan))) * max(0.02, 1 - s / len(plan)))
began, recent = time.time(), []
reader.train()
for step, rows in enumerate(plan, 1):
    ids, attention, targets, passage = padded(rows)
    weight = torch.tensor([r.weight for r in rows])
    with torch.autocast("cpu", dtype=torch.bfloat16):
        answers, tokens = reader.read(reader.encode(ids, attention), attention, passage)
        token_loss = F.binary_cross_entropy_with_logits(tokens, targets, reduction="none", pos_weight=torch.tensor(2.0))
        token_loss = (token_loss * passage).sum(1) / passage.sum(1).clamp(min=1)
        pair_loss = F.binary_cross_entropy_with_logits(answers, torch.tensor([r.answers for r in rows]), reduction="none")
        loss = (weight * (pair_loss + 2.0 * token_loss)).mean()
        loss = loss + 0.5 * chosen(answers, [r.answers > 0 for r in rows], [r.group for r in rows])
        loss = loss + 0.5 * chosen(*sentence_scores(rows, tokens))
        if step % 3 == 1:
            ids, attention, wanted = message_batch()
            loss = loss + 0.5 * F.cross_entropy(reader.kind(reader.encode(ids, attention), attention), wanted)
    loss.backward()
    torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
    optimizer.step()
    schedule.step()
    optimizer.zero_grad(set_to_none=True)
    recent = recent[-19:] + [loss.item()]
    if step % 20 == 0:
        print(f"{step}/{len(plan)} loss {sum(recent) / len(recent):.3f} {time.time() - began:.0f} s", flush=True)
    if step == len(plan):
        save()

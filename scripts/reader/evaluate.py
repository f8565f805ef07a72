"""Measures an exported reader on the passages it was not trained on, and its speed on one thread.

usage: evaluate.py READER_FOLDER READER_DATA MESSAGES.jsonl   (messages it was not trained on)
"""
import glob
import json
import random
import statistics
import sys
import time

import numpy as np
import onnxruntime

import examples
import measures

folder, data, messages_file = sys.argv[1:4]
options = onnxruntime.SessionOptions()
options.intra_op_num_threads = 1
session = onnxruntime.InferenceSession(folder + "/onnx/model_quantized.onnx", options)
encoder = examples.Encoder(folder + "/tokenizer.json")
intents = json.load(open(folder + "/config.json", encoding="utf-8"))["intents"]
taken = []


def run(ids, passage):
    ids = np.array([ids], dtype=np.int64)
    began = time.perf_counter()
    out = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids), "passage_mask": np.array([passage], dtype=np.int64)})
    taken.append((ids.shape[1], 1000 * (time.perf_counter() - began)))
    return out


def predict(rows):
    out = []
    for r in rows:
        mask = [0] * len(r.ids)
        mask[r.start : r.start + len(r.targets)] = [1] * len(r.targets)
        answers, tokens, _ = run(r.ids, mask)
        out.append((float(answers[0]), (1 / (1 + np.exp(-tokens[0][r.start : r.start + len(r.targets)]))).tolist()))
    return out


def kind(text):
    ids = encoder.message(text)
    return intents[int(run(ids, [0] * len(ids))[2][0].argmax())]


# the same draws as in training, so that the same twelfth is held out
rnd = random.Random(1)
held = [x for x in examples.authored(sorted(glob.glob(data + "/[A-Z].jsonl")), rnd) if measures.held_out(x.passage_id)]
figures = measures.of(held, encoder, predict)
messages = [json.loads(line) for line in open(messages_file, encoding="utf-8")]
figures["kind of message"] = measures.intents(messages, kind)
figures["tokens a pair (median)"] = statistics.median(n for n, _ in taken)
figures["ms a pair, one thread (median)"] = round(statistics.median(t for _, t in taken), 1)
print(json.dumps(figures, indent=1))

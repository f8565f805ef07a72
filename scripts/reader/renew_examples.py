"""Writes what an exported reader makes of the pairs and messages of examples.json: to check an implementation.

usage: renew_examples.py READER_FOLDER
"""
import json
import sys

import numpy as np
import onnxruntime

folder = sys.argv[1]
path = folder + "/examples.json"
session = onnxruntime.InferenceSession(folder + "/onnx/model_quantized.onnx")
intents = json.load(open(folder + "/config.json", encoding="utf-8"))["intents"]
known = json.load(open(path, encoding="utf-8"))


def run(ids, passage):
    row = lambda values: np.array([values], dtype=np.int64)
    return session.run(None, {"input_ids": row(ids), "attention_mask": row([1] * len(ids)), "passage_mask": row(passage)})


for pair in known["pairs"]:
    ids, start, length = pair["input_ids"], pair["passage_start"], len(pair["token_probabilities"])
    answers, tokens, _ = run(ids, [int(start <= i < start + length) for i in range(len(ids))])
    pair["answers_logit"] = round(float(answers[0]), 3)
    pair["token_probabilities"] = [round(float(1 / (1 + np.exp(-t))), 3) for t in tokens[0][start : start + length]]
for message in known["messages"]:
    logits = run(message["input_ids"], [0] * len(message["input_ids"]))[2][0]
    message["intent"], message["logit"] = intents[int(logits.argmax())], round(float(logits.max()), 3)
json.dump(known, open(path, "w", encoding="utf-8"), ensure_ascii=False, indent=1)

"""Averages a reader and one trained on from it, weight by weight (WiSE-FT, Wortsman et al. 2022): what the first knew is kept.

usage: average.py READER_FOLDER trained.pt SHARE_OF_TRAINED OUT.pt
"""
import sys

import torch

import model as reader_model

folder, trained, share, out = sys.argv[1:5]
share = float(share)
first, names = reader_model.from_exported(folder)
saved = torch.load(trained, weights_only=False)
state = first.state_dict()
saved["state"] = {name: (1 - share) * state[name] + share * value for name, value in saved["state"].items()}
torch.save(saved, out)

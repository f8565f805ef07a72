"""Training examples: a question, a heading, a passage and the spans of it that answer (none: it does not answer)."""
import json
import random
import re
from dataclasses import dataclass, field

from tokenizers import Tokenizer

START, END, PAD = 0, 2, 1
QUESTION_TOKENS, HEADING_TOKENS, PAIR_TOKENS, MESSAGE_TOKENS = 96, 40, 320, 64
SENTENCE = re.compile(r"(?:[^。！？!?;；.]|\.(?!\s))+(?:[。！？!?;；]|\.(?=\s))*[”’」』）)]*\s*")
SHORTEST_PASSAGE = 80  # characters
SHORTEST_SENTENCE = 4  # tokens


@dataclass
class Example:
    question: str
    heading: str
    passage: str
    spans: list[tuple[int, int]]  # character offsets in the passage
    kind: str
    language: str
    passage_id: str = ""
    weight: float = 1.0
    group: str = ""  # the question: its passages compete


@dataclass
class Encoded:
    ids: list[int]
    start: int  # index of the passage's first token
    targets: list[float] = field(default_factory=list)  # one a passage token
    answers: float = 0.0
    weight: float = 1.0
    group: str = ""
    sentences: list[tuple[int, int]] = field(default_factory=list)  # passage tokens of each


class Encoder:
    """Token ids as the reader wants them."""

    def __init__(self, tokenizer_json: str):
        self.tokenizer = Tokenizer.from_file(tokenizer_json)

    def tokens(self, text: str):
        e = self.tokenizer.encode(text, add_special_tokens=False)
        return e.ids, e.offsets

    def message(self, text: str) -> list[int]:
        return [START] + self.tokens(text)[0][:MESSAGE_TOKENS] + [END]

    def pair(self, x: Example, limit: int = PAIR_TOKENS) -> Encoded:
        question = self.tokens(x.question)[0][:QUESTION_TOKENS]
        heading = self.tokens(x.heading)[0][:HEADING_TOKENS] if x.heading else []
        ids, offsets = self.tokens(x.passage)
        room = limit - len(question) - len(heading) - 4
        ids, offsets = ids[:room], offsets[:room]
        targets = [1.0 if b > a and any(a < e and b > s for s, e in x.spans) else 0.0 for a, b in offsets]
        row = [START] + question + [END] + heading + [END] + ids + [END]
        parts = [[i for i, (a, b) in enumerate(offsets) if b > a and s <= a < e] for s, e in sentences(x.passage)]
        parts = [(part[0], part[-1] + 1) for part in parts if len(part) >= SHORTEST_SENTENCE]
        return Encoded(row, len(question) + len(heading) + 3, targets, float(bool(x.spans)), x.weight, x.group, parts)


def occurrences(text: str, part: str) -> list[tuple[int, int]]:
    found, at = [], text.find(part)
    while at >= 0:
        found.append((at, at + len(part)))
        at = text.find(part, at + 1)
    return found


def without_sentences(passage: str, drop: list[tuple[int, int]]) -> str:
    return "".join(passage[s:e] for s, e in sentences(passage) if (s, e) not in drop)


def sentences(text: str) -> list[tuple[int, int]]:
    return [(m.start(), m.end()) for m in SENTENCE.finditer(text)]


def authored(files: list[str], rnd: random.Random, wrong_passages: float = 0.6, cut: float = 0.0) -> list[Example]:
    """The authored passages (data/): exact evidence, near misses, and two kinds of made misses.

    wrong_passages: share of answered questions asked once more of one of the most similar other passages.
    cut: share of answered questions asked once more of the same passage without its evidence; as many of the
    answered ones lose a sentence that is no evidence, so that a cut tells nothing by itself.
    The heading is left out now and then, so that the reader does not come to need one.
    """
    passages = [json.loads(line) for f in files for line in open(f, encoding="utf-8") if line.strip()]
    bigrams = [{p["passage"][i : i + 2] for i in range(len(p["passage"]) - 1)} for p in passages]
    heading = lambda p: " ".join(x for x in (p.get("doc", ""), p.get("section", "")) if x) if rnd.random() < 0.7 else ""
    out = []
    for i, p in enumerate(passages):
        likeness = lambda j: -len(bigrams[i] & bigrams[j]) / (len(bigrams[j]) + 60)
        near = sorted((j for j in range(len(passages)) if j != i), key=likeness)[:12]
        for q in p["questions"]:
            spans = [s for e in q["evidence"] for s in occurrences(p["passage"], e)]
            if q["evidence"] and not spans:
                continue
            text, group = p["passage"], p["id"] + q["q"]
            if spans and cut:
                parts = sentences(text)
                evidence = [(a, b) for a, b in parts if any(a < e and b > s for s, e in spans)]
                other = [x for x in parts if x not in evidence]
                rest = without_sentences(text, evidence)
                if len(rest) >= SHORTEST_PASSAGE and rnd.random() < cut:
                    out.append(Example(q["q"], heading(p), rest, [], "evidence cut", q["lang"], p["id"], group=group))
                if len(other) > 1 and rnd.random() < cut:
                    shorter = without_sentences(text, [rnd.choice(other)])
                    moved = [s for e in q["evidence"] for s in occurrences(shorter, e)]
                    if moved:
                        text, spans = shorter, moved
            out.append(Example(q["q"], heading(p), text, spans, q["kind"], q["lang"], p["id"], group=group))
            if spans and rnd.random() < wrong_passages:
                other = passages[rnd.choice(near)]
                out.append(Example(q["q"], heading(other), other["passage"], [], "other", q["lang"], p["id"], group=group))
    return out


def competing(files: list[str], rnd: random.Random, silent: int = 2, cut: float = 0.4) -> list[Example]:
    """`npm run reader-windows`: what the product would read for a question over whole documents, right and wrong.

    silent: likeliest passages that do not answer, each question. cut: as in `authored`.
    """
    out = []
    for q in (json.loads(line) for f in files for line in open(f, encoding="utf-8")):
        example = lambda w, text, spans, kind: out.append(
            Example(q["question"], w["heading"] if rnd.random() < 0.85 else "", text, spans, kind, q["lang"], group=q["id"])
        )
        answering = [w for w in q["windows"] if w["spans"]]
        for w in answering:
            spans = [tuple(s) for s in w["spans"]]
            example(w, w["text"], spans, q["kind"])
            evidence = [(a, b) for a, b in sentences(w["text"]) if any(a < e and b > s for s, e in spans)]
            rest = without_sentences(w["text"], evidence)
            if len(rest) >= SHORTEST_PASSAGE and rnd.random() < cut:
                example(w, rest, [], "evidence cut")
        others = [w for w in q["windows"] if not w["spans"]]
        for w in others[:silent] if not answering else rnd.sample(others, min(silent, len(others))):
            example(w, w["text"], [], q["kind"])
    return out


def windows(spans: list[tuple[int, int]], length: int) -> list[tuple[int, int]]:
    """Neighbouring sentences joined up to `length` characters."""
    out = []
    for s, e in spans:
        if out and e - out[-1][0] <= length:
            out[-1] = (out[-1][0], e)
        else:
            out.append((s, e))
    return out


def squad(files: list[str], rnd: random.Random, language: str = "zh-Hans", length: int = 260, weight: float = 0.7) -> list[Example]:
    """CMRC and DRCD: the sentence that holds the answer is the evidence; a window of the same article without it answers nothing."""
    out = []
    for f in files:
        for article in json.load(open(f, encoding="utf-8"))["data"]:
            for paragraph in article["paragraphs"]:
                text = paragraph["context"]
                parts = sentences(text)
                for qa in paragraph["qas"]:
                    answers = [a for a in qa["answers"] if text[a["answer_start"] :].startswith(a["text"])]
                    home = next((k for k, (s, e) in enumerate(parts) if answers and s <= answers[0]["answer_start"] < e), None)
                    if home is None:
                        continue
                    first = last = home
                    while parts[last][1] - parts[first][0] < length:
                        sides = [k for k in (first - 1, last + 1) if 0 <= k < len(parts)]
                        if not sides:
                            break
                        k = rnd.choice(sides)
                        if max(parts[last][1], parts[k][1]) - min(parts[first][0], parts[k][0]) > length + 60:
                            break
                        first, last = min(first, k), max(last, k)
                    s, e = parts[first][0], parts[last][1]
                    span = (parts[home][0] - s, parts[home][1] - s)
                    out.append(Example(qa["question"], "", text[s:e], [span], "general", language, weight=weight, group=qa["id"] + text[:20]))
                    silent = [w for w in windows(parts, length) if (w[1] <= s or w[0] >= e) and w[1] - w[0] > 60
                              and not any(a["text"] in text[w[0] : w[1]] for a in answers)]
                    if silent and rnd.random() < 0.8:
                        a, b = rnd.choice(silent)
                        out.append(Example(qa["question"], "", text[a:b], [], "general-other", language, weight=weight, group=qa["id"] + text[:20]))
    return out

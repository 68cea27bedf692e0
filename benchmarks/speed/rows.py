"""Listings as many as are wanted, from the demonstration's Vietnamese sentences."""

import json
import random
from pathlib import Path

import yaml

KINDS = ("research", "training", "application-need", "training-need")
SENTENCES = 12  # a listing of about 220 words
KEPT = 0.7  # of a sentence's words; the others are exchanged


def sentences() -> list[str]:
    found = []
    for folder in ("needs", "research", "training"):
        for path in sorted(Path("demonstration", folder).glob("*.yaml")):
            for row in yaml.safe_load(path.read_text(encoding="utf-8")):
                for column, text in row.items():
                    if column.endswith("_vi") and isinstance(text, str):
                        found += [part.strip() for part in text.replace("\n", " ").split(". ") if len(part) > 40]
    return found


def write_rows(path: Path, count: int, chance: random.Random) -> None:
    """Listings whose words are as unequal as in life: each keeps to some of the sentences, with words exchanged."""
    known, fields = sentences(), _fields()
    words = [word for sentence in known for word in sentence.split()]
    with path.open("w", encoding="utf-8") as out:
        for number in range(count):
            chosen = [_exchanged(chance.choice(known), words, chance) for _ in range(SENTENCES)]
            row = {
                "kind": KINDS[number % len(KINDS)],
                "external_id": f"speed-{number}",
                "title_vi": chosen[0][:90],
                "summary_vi": chosen[1][:280],
                "body_vi": ". ".join(chosen[2:]),
                "fields": [chance.choice(fields)],
            }
            out.write(json.dumps(row, ensure_ascii=False) + "\n")


def _fields() -> list[str]:
    return [row["slug"] for row in yaml.safe_load(Path("taxonomy/scheme/fields.yaml").read_text(encoding="utf-8"))]


def _exchanged(sentence: str, words: list[str], chance: random.Random) -> str:
    return " ".join(word if chance.random() < KEPT else chance.choice(words) for word in sentence.split())

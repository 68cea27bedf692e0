"""A summary from a longer text."""

import re

LONGEST_SUMMARY = 300  # characters
MOST_STORED = 600  # what the column holds
_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+")


def first_sentences(text: str, most: int = LONGEST_SUMMARY) -> str:
    """As many whole sentences from the beginning as fit; a first one that is too long ends after a word, with “…”."""
    words = " ".join(text[: 4 * most].split())
    taken = ""
    for sentence in _SENTENCE_END.split(words):
        longer = f"{taken} {sentence}".strip()
        if len(longer) > most:
            break
        taken = longer
    if taken:
        return taken
    return f"{words[: most - 1].rpartition(' ')[0] or words[: most - 1]}…"


def fit_summary(summary: str, body: str) -> tuple[str, str]:
    """A summary too long for its column is shortened; its whole text then begins the body, so that nothing is lost."""
    if len(summary) <= MOST_STORED:
        return summary, body
    whole = body if body.startswith(summary) else "\n\n".join(filter(None, (summary, body)))
    return first_sentences(summary, MOST_STORED), whole

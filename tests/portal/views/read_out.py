"""The English words that a reader of a page meets."""

import re
from html.parser import HTMLParser

# Not one of them is a Vietnamese syllable, as "to", "in", "an", "can" or "may" are.
ENGLISH = frozenset(
    "about after all and apply are at before by closed competition day days deadline describe draft each "
    "evidence field fields filters find first fit fits from have here home is kind language learn level more need "
    "needs new newest news next not of offer offers open or organisation organisations page pages part place previous "
    "price published readiness results search seats show since solution solutions sort starts text that this today "
    "training until verified what who why with words you your".split()
)


class ReadOut(HTMLParser):
    """What a reader meets: texts and labels, without what is marked as English."""

    SILENT = frozenset({"script", "style", "noscript"})
    VOID = frozenset({"meta", "link", "br", "img", "input", "use", "hr"})
    READ_OUT = frozenset({"aria-label", "alt", "title", "placeholder"})

    def __init__(self):
        super().__init__()
        self.said: list[str] = []
        self._open: list[bool] = []  # of each open element, whether its text counts

    def handle_starttag(self, tag, attrs):
        values = dict(attrs)
        counts = (not self._open or self._open[-1]) and tag not in self.SILENT and values.get("lang") != "en"
        if counts:
            self.said += [value for name, value in attrs if name in self.READ_OUT and value]
        if tag not in self.VOID:
            self._open.append(counts)

    def handle_startendtag(self, tag, attrs):
        """Nothing is inside it."""

    def handle_endtag(self, tag):
        if self._open:
            self._open.pop()

    def handle_data(self, data):
        if not self._open or self._open[-1]:
            self.said.append(data)


def english_words(page: str) -> set[str]:
    reader = ReadOut()
    reader.feed(page)
    return set(re.findall(r"\w+", " ".join(reader.said).lower())) & ENGLISH

"""A call and everything that came to it as one PDF, for the owner's files; its font is embedded, for Vietnamese."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fpdf import FPDF
from fpdf.enums import XPos, YPos

from files.paper import FAMILY, INK, SOFT, plain, take_fonts


@dataclass(frozen=True)
class Chapter:
    """A heading and under it (label, text) pairs; an empty text leaves its label out."""

    title: str
    parts: Sequence[tuple[str, str]]


class _Paper(FPDF):
    """A4 with a running line and page numbers."""

    def __init__(self, running: str):
        super().__init__(format="A4")
        self.running = running
        self.set_margins(22, 20, 22)
        self.set_auto_page_break(True, margin=22)
        take_fonts(self)

    def footer(self):
        self.set_y(-16)
        self.set_font(FAMILY, "", 8)
        self.set_text_color(*SOFT)
        self.cell(0, 6, f"{_shortened(self.running)} · {self.page_no()}", align="C")

    def put(self, text: str, *, size: float, style: str = "", colour=INK, before: float = 0) -> None:
        """A paragraph over the whole width, wrapped."""
        self.ln(before)
        self.set_font(FAMILY, style, size)
        self.set_text_color(*colour)
        self.multi_cell(0, size * 0.53, plain(text), new_x=XPos.LMARGIN, new_y=YPos.NEXT, align="L")


def dossier(*, title: str, language: str, chapters: Iterable[Chapter], running: str) -> bytes:
    """The file's bytes. Each chapter begins on a page of its own, but for the first."""
    paper = _Paper(plain(running))
    paper.set_title(plain(title))
    paper.set_lang(language)
    for place, chapter in enumerate(chapters):
        paper.add_page()
        if place == 0:
            paper.put(title, size=20, style="B")
            paper.ln(4)
        paper.put(chapter.title, size=14, style="B")
        for label, text in chapter.parts:
            if text:
                paper.put(label, size=9, colour=SOFT, before=4)
                paper.put(text, size=11)
    return bytes(paper.output())


def _shortened(text: str) -> str:
    return text if len(text) <= 90 else f"{text[:89]}…"

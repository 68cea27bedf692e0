"""A certificate as PDF: one page in both languages, with a code to check it by."""

from dataclasses import dataclass
from datetime import date

import qrcode
from fpdf import FPDF
from fpdf.enums import XPos, YPos

from files.paper import ACCENT, FAMILY, INK, SOFT, plain, take_fonts

WIDTH, HEIGHT, EDGE, QR = 297, 210, 14, 34  # mm; A4 lying


@dataclass(frozen=True)
class Wording:
    """Everything that stands on it, the Vietnamese text first where there are two."""

    site: str
    heading: tuple[str, str]
    name: str
    team: tuple[str, str]
    for_what: tuple[str, str]
    competition: str
    day: date
    check: tuple[str, str]
    url: str
    mark: str = ""


def certificate_pdf(words: Wording) -> bytes:
    paper = FPDF(orientation="landscape", format="A4")
    take_fonts(paper)
    paper.set_auto_page_break(False)
    paper.set_margins(EDGE + 14, EDGE, EDGE + 14)
    paper.set_title(plain(f"{words.heading[0]} – {words.name}"))
    paper.set_lang("vi")
    paper.add_page()
    paper.set_draw_color(*ACCENT)
    paper.set_line_width(0.6)
    paper.rect(EDGE, EDGE, WIDTH - 2 * EDGE, HEIGHT - 2 * EDGE)
    paper.set_y(EDGE + 10)
    _line(paper, words.site, 11, colour=SOFT)
    _line(paper, words.heading[0], 30, "B", ACCENT, before=6)
    _line(paper, words.heading[1], 13, colour=SOFT)
    _line(paper, words.name, 25, "B", before=9)
    _line(paper, " · ".join(filter(None, words.team)), 13, colour=SOFT, before=1)
    _line(paper, words.for_what[0], 17, "B", before=8)
    _line(paper, words.for_what[1], 12, colour=SOFT)
    _line(paper, words.competition, 13, before=3)
    _code(paper, words)
    if words.mark:
        paper.set_y(EDGE + 3)
        _line(paper, words.mark, 9, colour=SOFT)
    return bytes(paper.output())


def _line(paper: FPDF, text: str, size: float, style: str = "", colour=INK, before: float = 0) -> None:
    """In the middle, wrapped where it is long."""
    paper.ln(before)
    paper.set_font(FAMILY, style, size)
    paper.set_text_color(*colour)
    paper.multi_cell(0, size * 0.5, plain(text), align="C", new_x=XPos.LMARGIN, new_y=YPos.NEXT)


def _code(paper: FPDF, words: Wording) -> None:
    """The address as a QR code, drawn as squares: sharp at any size, and no picture inside the file."""
    left, top = EDGE + 8, HEIGHT - EDGE - QR - 8
    code = qrcode.QRCode(border=0)
    code.add_data(words.url)
    matrix = code.get_matrix()
    side = QR / len(matrix)
    paper.set_fill_color(*INK)
    for y, row in enumerate(matrix):
        for x, dark in enumerate(row):
            if dark:
                paper.rect(left + x * side, top + y * side, side, side, style="F")
    paper.link(left, top, QR, QR, words.url)
    paper.set_text_color(*SOFT)
    for place, text in enumerate((words.day.strftime("%d/%m/%Y"), *words.check, words.url)):
        paper.set_font(FAMILY, "", 9)
        paper.set_xy(left + QR + 6, top + QR - 22 + place * 5)
        paper.cell(0, 5, plain(text))

"""What the site's PDF files have in common: a font that has Vietnamese letters, and texts that it can set."""

import unicodedata
from pathlib import Path

from fpdf import FPDF

FONTS = Path(__file__).parent / "fonts"
FAMILY = "be-vietnam-pro"
INK, SOFT, ACCENT = (20, 33, 29), (74, 88, 83), (10, 92, 72)


def take_fonts(paper: FPDF) -> None:
    """Embedded, so that the file reads the same everywhere."""
    paper.add_font(FAMILY, "", FONTS / "be-vietnam-pro-regular.ttf")
    paper.add_font(FAMILY, "B", FONTS / "be-vietnam-pro-semibold.ttf")


def plain(text: str) -> str:
    """Composed letters, as the font has them, and no control characters but line ends."""
    composed = unicodedata.normalize("NFC", text.replace("\r\n", "\n"))
    return "".join(each for each in composed if each == "\n" or unicodedata.category(each)[0] != "C")

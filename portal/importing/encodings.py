"""From the bytes of a text file to its text, whatever a Vietnamese office saved it as."""

import codecs
import unicodedata

from django.utils.translation import gettext as _

from portal.importing.problems import Unreadable

UTF8, UTF16, WINDOWS = "UTF-8", "UTF-16", "Windows-1258"
SAMPLE = 4_000  # bytes that tell UTF-16 without its mark
_UTF16 = {codecs.BOM_UTF16_LE: "utf-16-le", codecs.BOM_UTF16_BE: "utf-16-be"}


def decode(content: bytes) -> tuple[str, str]:
    """(text in NFC, name of the encoding). Windows-1258 is a guess, to be told to the person. Raises Unreadable."""
    text, encoding = _decode(content)
    return unicodedata.normalize("NFC", text), encoding


def _decode(content: bytes) -> tuple[str, str]:
    for mark, codec in _UTF16.items():
        if content.startswith(mark):
            return _strictly(content[len(mark) :], codec), UTF16
    if codec := _utf16_without_mark(content[:SAMPLE]):
        return _strictly(content, codec), UTF16
    try:
        return content.decode("utf-8-sig"), UTF8
    except UnicodeDecodeError:
        return _strictly(content, "cp1258"), WINDOWS


def _utf16_without_mark(sample: bytes) -> str:
    """Every other byte of Latin text in UTF-16 is zero; which one tells the order."""
    half = len(sample) // 4
    if half and sample[1::2].count(0) > half:
        return "utf-16-le"
    return "utf-16-be" if half and sample[::2].count(0) > half else ""


def _strictly(content: bytes, codec: str) -> str:
    try:
        return content.decode(codec)
    except UnicodeDecodeError as error:
        raise Unreadable(
            0, _("The letters of this file cannot be read: save it as “CSV UTF-8” or as an Excel workbook (.xlsx).")
        ) from error

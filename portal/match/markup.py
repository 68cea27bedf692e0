"""What the page has many of, as HTML of its templates: chips, and the parts of an answer."""

from collections.abc import Sequence
from functools import cache

from django.utils.formats import get_format
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from feedback.reasons import MISFIT_REASONS
from portal.stamps import stamped


def control(chip) -> SafeString:
    """A thing looked for (chips.Chip), with what it may be changed to."""
    values = {
        "sort": chip.sort,
        "value": chip.value,
        "name": chip.name,
        "label": chip.label,
        "sort_label": chip.sort_label,
    }
    return stamped("portal/match/chip.html", values, strength=chip.strength, is_own=chip.is_own)


def why(bars: Sequence, total: float) -> SafeString:
    """The parts of a score (presentation.Bar) as a picture and a table; `total` is their sum."""
    shares = [
        stamped(
            "portal/match/why_share.html", {"number": bar.number, "start": f"{bar.start:g}", "width": f"{bar.points:g}"}
        )
        for bar in bars
    ]
    parts = [
        stamped(
            "portal/match/why_part.html",
            {
                "number": bar.number,
                "label": bar.label,
                "points": _figure(bar.points),
                "possible": _figure(bar.possible),
            },
        )
        for bar in bars
    ]
    values = {"shares": _joined(shares), "parts": _joined(parts), "total": _figure(total)}
    return stamped("portal/match/why.html", values)


def standing(gaps) -> SafeString:
    """How an offer stands to each thing asked for (presentation.Gaps)."""
    lines = [
        stamped(
            "portal/match/finding.html",
            {"label": line.label, "text": line.text, "lang": line.lang, "because": line.because, "quote": line.quote},
            standing=line.standing,
        )
        for line in gaps.lines
    ]
    return stamped("portal/match/gaps.html", {"summary": gaps.summary, "lines": _joined(lines)})


def misfit(anchor: str, key: str, act: str) -> SafeString:
    """The fields that say why a match does not fit; `act` is the address that they are sent to."""
    values = {"anchor": anchor, "key": key, "act": act, "reasons": _reasons(get_language())}
    return stamped("portal/match/misfit.html", values)


def thanks() -> SafeString:
    return stamped("portal/match/thanks.html", {})


@cache
def _reasons(language: str) -> SafeString:
    return format_html_join("", '<option value="{}">{}</option>', MISFIT_REASONS)


def _figure(value: float) -> str:
    """To one decimal, as the active language writes it."""
    return f"{value:.1f}".replace(".", get_format("DECIMAL_SEPARATOR"))


def _joined(parts: Sequence[SafeString]) -> SafeString:
    return SafeString("".join(parts))

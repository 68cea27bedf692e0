"""What people write into cells of numbers and contacts, as a column can take it. Pure."""

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_PHONE = re.compile(r"(?:\+|\(|\b)\d[\d .()-]{6,18}\d\b")
_LOOSE = " \t\n,;:|–—-/"
_LEVEL = re.compile(r"(?:trl|mức|muc|cấp|cap|level)?\s*([1-9])(?:\s*/\s*9)?", re.IGNORECASE)
_UNIT = re.compile(r"\s*(?:đồng|đ|₫|vnđ|vnd|người|học viên|giờ|tiết|people|hours?)\s*\.?$", re.IGNORECASE)
_WITH_ZEROS = re.compile(r"(\d{1,3}(?:\.\d{3})+|\d+),0+")


def number(value: object) -> object:
    """A whole number in Vietnamese form without its unit: `1.500.000 đồng` and `40,0` lose what is not a digit.

    Anything else stays as it is, for the column to refuse: `1.234,5` is no whole number and is not made one.
    """
    if not isinstance(value, str):
        return value
    written = _UNIT.sub("", value.strip())
    found = _WITH_ZEROS.fullmatch(written)
    return found.group(1).replace(".", "") if found else written


def level(value: object) -> object:
    """`TRL 7`, `Mức 7` and `7/9` as 7."""
    found = _LEVEL.fullmatch(value.strip()) if isinstance(value, str) else None
    return found.group(1) if found else value


def contact(value: str) -> dict[str, str]:
    """Office, e-mail and telephone out of one cell; what is neither address nor number is the office."""
    found, rest = {}, value
    for name, pattern in (("contact_email", _EMAIL), ("contact_phone", _PHONE)):
        if match := pattern.search(rest):
            found[name] = match.group().strip()
            rest = f"{rest[: match.start()]}\n{rest[match.end() :]}"
    labels = r"(?:e-?mail|thư điện tử|điện thoại|sđt|đt|tel|phone|hotline)\s*[:.]?\s*(?=\n|$)"
    rest = re.sub(labels, "", rest, flags=re.IGNORECASE)
    parts = [part.strip(_LOOSE) for part in re.split(r"[\n;|]", rest)]
    if office := ", ".join(part for part in parts if part.strip("() ")):
        found["contact_office"] = office
    return found

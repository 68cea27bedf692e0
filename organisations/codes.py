"""Tax codes of organisations in Vietnam."""

import re

WEIGHTS = (31, 29, 23, 19, 17, 13, 7, 5, 3)
_TAX_CODE = re.compile(r"([0-9]{10})(?:-?([0-9]{3}))?")


def tidy_code(code: str) -> str:
    """A code as it is stored and compared: without spaces and points, in capitals; a branch's three digits after a
    hyphen."""
    bare = re.sub(r"[\s.]", "", code).upper()
    found = _TAX_CODE.fullmatch(bare)
    if found is None:
        return bare
    whole, branch = found.groups()
    return f"{whole}-{branch}" if branch else whole


def is_tax_code(code: str) -> bool:
    """Ten digits, or ten and a branch's three (`0100109106`, `0100109106-001`), whose tenth is right.

    The form is that of Circular 105/2020/TT-BTC, kept by Circular 86/2024/TT-BTC (article 5): N1N2 – N3…N9 – N10 –
    N11N12N13, with N10 the check digit and branches from 001 to 999. N10 = 10 − (31·N1 + 29·N2 + 23·N3 + 19·N4 +
    17·N5 + 13·N6 + 7·N7 + 5·N8 + 3·N9 mod 11), as the tax authorities compute it and the library stdnum (`vn.mst`)
    has it; a remainder of 0 gives no valid code.
    """
    found = _TAX_CODE.fullmatch(tidy_code(code))
    if found is None or found[2] == "000":
        return False
    whole = found[1]
    if whole[2:9] == "0000000":
        return False
    total = sum(weight * int(digit) for weight, digit in zip(WEIGHTS, whole[:9], strict=True))
    return int(whole[9]) == 10 - total % 11


def looks_like_tax_code(code: str) -> bool:
    """Whether somebody meant a tax code: then its check digit has to be right. Establishment codes of universities and
    government units are of many forms and are taken as they are."""
    return _TAX_CODE.fullmatch(tidy_code(code)) is not None

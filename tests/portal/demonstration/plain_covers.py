"""A picture that costs nothing, where a test is not about pictures."""

from functools import cache
from io import BytesIO

from PIL import Image


def plain_cover(cover) -> bytes:
    return _plain()


@cache
def _plain() -> bytes:
    file = BytesIO()
    Image.new("RGB", (480, 270), "white").save(file, "WEBP")
    return file.getvalue()

"""A picture as it is kept: checked by its content, bounded, turned upright, written anew without its metadata."""

import io
import warnings
from dataclasses import dataclass

import puremagic
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from PIL import Image, ImageOps

LARGEST = 10 * 1024 * 1024  # bytes
MOST_PIXELS = 40_000_000
LONGEST_SIDE = 2400  # pixels kept; twice the widest place where a page shows it
EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_MAGIC = {"JPEG": {".jpg", ".jpeg", ".jfif", ".jpe"}, "PNG": {".png"}, "WEBP": {".webp"}}


@dataclass(frozen=True)
class CleanPicture:
    data: bytes
    extension: str
    width: int
    height: int


def cleaned_picture(data: bytes) -> CleanPicture:
    """JPEG, PNG or WebP, upright, at most LONGEST_SIDE, without EXIF, comments or what hung after it.

    Raises ValidationError, which says what is wrong and what to do.
    """
    if len(data) > LARGEST:
        raise ValidationError(_("This picture is larger than 10 MB. Make it smaller and try again."))
    broken = ValidationError(_("This is no JPEG, PNG or WebP picture, or it is damaged. Save it anew and try again."))
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=tuple(EXTENSIONS)) as opened:
            warnings.simplefilter("ignore")  # Pillow warns of what the next lines refuse
            made_as = opened.format
            if opened.width * opened.height > MOST_PIXELS:
                raise ValidationError(_("This picture has more than 40 million pixels. Make it smaller and try again."))
            if not _magic_agrees(data, made_as):
                raise broken
            picture = ImageOps.exif_transpose(opened)
            picture.load()
    except ValidationError:
        raise
    except Exception as error:  # a damaged file makes Pillow raise almost anything
        raise broken from error
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    return CleanPicture(_written(picture, made_as), EXTENSIONS[made_as], picture.width, picture.height)


def _magic_agrees(data: bytes, made_as: str) -> bool:
    try:
        found = {guess.extension for guess in puremagic.magic_string(data[:4096])}
    except puremagic.PureError:
        return False
    return not found.isdisjoint(_MAGIC[made_as])


def _written(picture: Image.Image, made_as: str) -> bytes:
    """Pixels only: a new image takes none of the old one's notes along."""
    has_alpha = made_as != "JPEG" and ("A" in picture.getbands() or "transparency" in picture.info)
    pixels = picture.convert("RGBA" if has_alpha else "RGB")
    pixels.info.clear()
    written = io.BytesIO()
    pixels.save(written, made_as, **({"quality": 88} if made_as != "PNG" else {"optimize": True}))
    return written.getvalue()

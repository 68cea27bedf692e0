"""An uploaded picture as it is kept: checked by its content, bounded, turned upright, drawn anew without what the file
said beside its pixels. What it may be, and the words that refuse it, are the caller's."""

import io
import warnings
from dataclasses import dataclass

import puremagic
from django.core.exceptions import ValidationError
from PIL import Image, ImageOps

EXTENSIONS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_MAGIC = {"JPEG": {".jpg", ".jpeg", ".jfif", ".jpe"}, "PNG": {".png"}, "WEBP": {".webp"}}


@dataclass(frozen=True)
class Bounds:
    """`most_pixels` are looked at before anything is unpacked, `longest_side` is of what is kept, in pixels. The texts
    say what is wrong and what to do; they may be lazy."""

    most_bytes: int
    most_pixels: int
    longest_side: int
    too_large: str
    too_many_pixels: str
    no_picture: str
    broken: str
    always_png: bool = False


@dataclass(frozen=True)
class CleanPicture:
    data: bytes
    extension: str
    width: int
    height: int


def draw_anew(data: bytes, bounds: Bounds) -> CleanPicture:
    """JPEG, PNG or WebP, upright, without EXIF, comments or what hung after it; of several frames the first.

    Raises ValidationError with the words of `bounds`.
    """
    if len(data) > bounds.most_bytes:
        raise ValidationError(bounds.too_large)
    kinds = _kinds(data)
    if not kinds:
        raise ValidationError(bounds.no_picture)
    try:
        with warnings.catch_warnings(), Image.open(io.BytesIO(data), formats=kinds) as opened:
            warnings.simplefilter("ignore")  # Pillow warns of what the next lines refuse
            made_as = opened.format
            if opened.width * opened.height > bounds.most_pixels:
                raise ValidationError(bounds.too_many_pixels)
            picture = ImageOps.exif_transpose(opened)
            picture.load()
    except ValidationError:
        raise
    except Exception as error:  # a damaged file makes Pillow raise almost anything
        raise ValidationError(bounds.broken) from error
    picture.thumbnail((bounds.longest_side, bounds.longest_side))
    kept_as = "PNG" if bounds.always_png else made_as
    return CleanPicture(_written(picture, kept_as), EXTENSIONS[kept_as], picture.width, picture.height)


def _kinds(data: bytes) -> list[str]:
    """What Pillow calls the formats that the file's first bytes may be, of those that are ours."""
    try:
        found = {guess.extension for guess in puremagic.magic_string(data[:4096])}
    except (puremagic.PureError, ValueError):
        return []
    return [kind for kind, extensions in _MAGIC.items() if not found.isdisjoint(extensions)]


def _written(picture: Image.Image, kept_as: str) -> bytes:
    """Pixels only: a new image takes none of the old one's notes along."""
    has_alpha = kept_as != "JPEG" and ("A" in picture.getbands() or "transparency" in picture.info)
    pixels = picture.convert("RGBA" if has_alpha else "RGB")
    pixels.info.clear()
    written = io.BytesIO()
    pixels.save(written, kept_as, **({"quality": 88} if kept_as != "PNG" else {"optimize": True}))
    return written.getvalue()

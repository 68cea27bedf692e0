"""Logos that members upload: looked at by content, and drawn anew, so that nothing but the picture is kept."""

import io
import secrets

import puremagic
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from files.models import Picture

FORMATS = {"image/png": "PNG", "image/jpeg": "JPEG", "image/webp": "WEBP"}
MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 25_000_000  # looked at before anything is unpacked
LARGEST_SIDE = 1200  # of what is kept; pages show at most 240


def draw_anew(upload) -> ContentFile:
    """The picture of an uploaded file as a PNG without metadata, turned the right way up. ValidationError, in words for
    the person, where it is too large, no PNG, JPEG or WebP by its content, or broken."""
    if upload.size > MOST_BYTES:
        raise ValidationError(_("The picture is larger than 5 MB. Save it smaller, and choose it again."))
    upload.seek(0)
    content = upload.read()
    declared = _kind(content)
    if declared is None:
        raise ValidationError(_("This file is no PNG, JPEG or WebP picture, whatever its name says."))
    try:
        with Image.open(io.BytesIO(content), formats=[declared]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise ValidationError(_("The picture has more than 25 million pixels. Save it smaller."))
            if getattr(picture, "n_frames", 1) > 1:
                picture.seek(0)
            drawn = ImageOps.exif_transpose(picture).convert("RGBA")
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, SyntaxError, ValueError) as error:
        raise ValidationError(_("The picture cannot be read. Save it anew, and choose it again.")) from error
    drawn.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    plain = Image.new("RGBA", drawn.size)
    plain.paste(drawn)  # the pixels, without what the file said beside them
    kept = io.BytesIO()
    plain.save(kept, "PNG", optimize=True)
    # The file's own name is not kept: it is what a stranger typed.
    return ContentFile(kept.getvalue(), name=f"logo-{secrets.token_hex(8)}.png")


def keep_logo(organisation, file: ContentFile, *, by) -> Picture:
    """Puts the drawn file in the place of the logo; the one before goes where nothing else uses it."""
    before = organisation.logo
    picture = Picture(title=organisation.name_vi[:200], file=file, uploaded_by_user=by)
    picture.save()
    organisation.logo = picture
    organisation.save(update_fields=["logo"])
    forget_logo(before)
    return picture


def forget_logo(picture: Picture | None) -> None:
    """Deletes what a member once uploaded, unless a page, a listing or another organisation shows it."""
    if picture is not None and picture.filename.startswith("logo-") and not len(picture.get_usage()):
        picture.delete()


def _kind(content: bytes) -> str | None:
    """What Pillow calls the format, where the file's first bytes and puremagic agree that it is one of ours."""
    try:
        found = puremagic.magic_string(content)
    except (puremagic.PureError, ValueError):
        return None
    return next((FORMATS[match.mime_type] for match in found[:1] if match.mime_type in FORMATS), None)

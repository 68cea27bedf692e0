"""Logos that members upload: looked at by content, and drawn anew, so that nothing but the picture is kept."""

import secrets

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.utils.translation import gettext_lazy as _

from files import pictures
from files.models import Picture

BOUNDS = pictures.Bounds(
    most_bytes=5 * 1024 * 1024,
    most_pixels=25_000_000,
    longest_side=1200,  # pages show at most 240
    too_large=_("The picture is larger than 5 MB. Save it smaller, and choose it again."),
    too_many_pixels=_("The picture has more than 25 million pixels. Save it smaller."),
    no_picture=_("This file is no PNG, JPEG or WebP picture, whatever its name says."),
    broken=_("The picture cannot be read. Save it anew, and choose it again."),
    always_png=True,
)


def draw_anew(upload) -> ContentFile:
    """The picture of an uploaded file as a PNG without metadata, turned the right way up. ValidationError, in words for
    the person, where it is too large, no PNG, JPEG or WebP by its content, or broken."""
    if upload.size > BOUNDS.most_bytes:  # before it is read
        raise ValidationError(BOUNDS.too_large)
    upload.seek(0)
    drawn = pictures.draw_anew(upload.read(), BOUNDS)
    # The file's own name is not kept: it is what a stranger typed.
    return ContentFile(drawn.data, name=f"logo-{secrets.token_hex(8)}.png")


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

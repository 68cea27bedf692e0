"""What a picture of a listing may be: a cover, or one among the attachments."""

from django.utils.translation import gettext_lazy as _

from files.pictures import Bounds, CleanPicture, draw_anew

_BROKEN = _("This is no JPEG, PNG or WebP picture, or it is damaged. Save it anew and try again.")
BOUNDS = Bounds(
    most_bytes=10 * 1024 * 1024,
    most_pixels=40_000_000,
    longest_side=2400,  # twice the widest place where a page shows it
    too_large=_("This picture is larger than 10 MB. Make it smaller and try again."),
    too_many_pixels=_("This picture has more than 40 million pixels. Make it smaller and try again."),
    no_picture=_BROKEN,
    broken=_BROKEN,
)


def cleaned_picture(data: bytes) -> CleanPicture:
    """Raises ValidationError, which says what is wrong and what to do."""
    return draw_anew(data, BOUNDS)

"""The cover picture of a draft: made from an upload, described, and cropped around what matters."""

import secrets
from collections.abc import Mapping

from django.core.files.base import ContentFile
from wagtail.images.rect import Rect

from files.models import Picture
from listings.attachments import COVERS, covers_collection, remove_covers
from listings.models import Listing
from portal.workspace.writing.files.pictures import CleanPicture

SHARE = 0.4  # of width and height that is kept around the point, whatever the crop


def focal_rect(point: tuple[int, int], width: int, height: int) -> Rect:
    """Around a point in per cent of the picture, inside it, in pixels."""
    x, y = (min(max(each, 0), 100) for each in point)
    half_width, half_height = round(width * SHARE / 2), round(height * SHARE / 2)
    centre_x = min(max(round(width * x / 100), half_width), width - half_width)
    centre_y = min(max(round(height * y / 100), half_height), height - half_height)
    return Rect.from_point(centre_x, centre_y, 2 * half_width, 2 * half_height)


def point_of(picture: Picture | None) -> tuple[int, int]:
    """The middle of what matters, in per cent."""
    if picture is None or not picture.has_focal_point() or not (picture.width and picture.height):
        return (50, 50)
    x, y = picture.get_focal_point().centroid
    return round(100 * x / picture.width), round(100 * y / picture.height)


def put_cover(
    draft: Listing,
    row: Listing,
    *,
    new: CleanPicture | None,
    words: Mapping[str, str],
    point: tuple[int, int],
    by,
) -> None:
    """Gives the draft its picture with these descriptions by language. What the public version shows stays as it is:
    a picture that it has is copied and not changed."""
    picture = draft.cover
    if new is None and picture is None:
        return
    described = {"description": words.get("vi", ""), "description_en": words.get("en", "")}
    if new is None and not _differs(picture, described, point):
        return
    replaced = picture
    if new is not None or not _is_ours(picture, row):
        picture = _made(new.data if new else _bytes(picture), new.extension if new else _suffix(picture), by)
    for name, value in described.items():
        setattr(picture, name, value)
    picture.title = (described["description"] or described["description_en"] or draft.title("vi"))[:255]
    picture.set_focal_point(focal_rect(point, picture.width, picture.height))
    picture.save()
    draft.cover = picture
    if replaced is not None and replaced.pk != picture.pk:
        take_away(replaced, row)


def take_away(picture: Picture, row: Listing) -> None:
    """Deletes a replaced picture that the public version does not have."""
    if picture.pk != row.cover_id:
        remove_covers([picture.pk])


def _is_ours(picture: Picture, row: Listing) -> bool:
    """Whether it may be changed in place: an upload that only this draft shows."""
    return picture.pk != row.cover_id and picture.collection.name == COVERS


def _differs(picture: Picture, described: Mapping[str, str], point: tuple[int, int]) -> bool:
    return any(getattr(picture, name) != value for name, value in described.items()) or point_of(picture) != point


def _made(data: bytes, extension: str, by) -> Picture:
    """Under a name that nobody guesses and that says nothing of whose it is."""
    file = ContentFile(data, name=f"cover-{secrets.token_hex(12)}.{extension}")
    picture = Picture(file=file, collection=covers_collection(), uploaded_by_user=by)
    picture.width, picture.height = picture.file.width, picture.file.height
    picture.file_size = len(data)
    return picture


def _bytes(picture: Picture) -> bytes:
    with picture.file.storage.open(picture.file.name, "rb") as file:
        return file.read()


def _suffix(picture: Picture) -> str:
    return picture.file.name.rpartition(".")[2].lower()

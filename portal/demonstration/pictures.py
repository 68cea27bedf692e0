"""Keeps the drawn covers as pictures of the site's library."""

from zlib import crc32

from django.core.files.base import ContentFile
from wagtail.models import Collection

from files.models import Picture
from portal.demonstration.covers import Cover, draw_cover
from portal.demonstration.covers.descriptions import describe

COLLECTION = "Demonstration"
DRAWING = 2  # raised when the drawing changes, so that a repeated load draws anew


class Pictures:
    """A picture by what it shows: one that is there already is taken, one that shows something else is replaced."""

    def __init__(self):
        self.collection = _collection()
        self.there = {picture.title: picture for picture in Picture.objects.filter(collection=self.collection)}
        self.replaced: list[Picture] = []
        self.drawn = 0

    def of(self, cover: Cover) -> Picture:
        """The picture of a cover; its title is the record's own number."""
        mark = f"{crc32(f'{cover} {DRAWING}'.encode()):08x}"
        picture = self.there.get(cover.seed)
        if picture is not None and mark in picture.file.name:
            return picture
        if picture is not None:
            self.replaced.append(picture)
        vietnamese, english = describe(cover.field)
        picture = Picture(
            title=cover.seed,
            file=ContentFile(draw_cover(cover), name=f"{cover.seed}-{mark}.webp"),
            description=vietnamese,
            description_en=english,
            collection=self.collection,
        )
        picture._set_image_file_metadata()
        picture.save()
        self.there[cover.seed] = picture
        self.drawn += 1
        return picture

    def remove_replaced(self) -> None:
        """Called when nothing shows them any more."""
        for picture in self.replaced:
            picture.delete()
        self.replaced.clear()


def _collection() -> Collection:
    there = Collection.objects.filter(name=COLLECTION).first()
    return there or Collection.get_first_root_node().add_child(name=COLLECTION)

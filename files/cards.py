"""A picture as the cards of search entries keep it."""

from files.models import Picture


def picture_card(picture: Picture, spec: str) -> dict:
    """Address and size in pixels of the rendition that `spec` describes; made here if it is not there yet."""
    rendition = picture.get_rendition(spec)
    return {"url": rendition.url, "width": rendition.width, "height": rendition.height}

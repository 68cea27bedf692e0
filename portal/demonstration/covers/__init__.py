"""Cover pictures of the demonstration: calm, abstract, drawn from a listing's own number."""

from portal.demonstration.covers.draw import Cover, draw_cover

__all__ = ["Cover", "draw_cover"]

"""Many listings at once: the same rows, history and entries as one by one, in bulk."""

from listings.bulk.rows import Refused, Row, Saved
from listings.bulk.service import save_listings
from listings.bulk.standing import owned, refusals

__all__ = ["Refused", "Row", "Saved", "owned", "refusals", "save_listings"]

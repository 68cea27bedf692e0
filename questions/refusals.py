"""What asking answers when it does not do what was asked, beside `listings.refusals`."""

from listings.refusals import Refusal


class TooOften(Refusal):
    """More questions than one person may ask in a day."""

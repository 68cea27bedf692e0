"""What a service answers when it does not do what was asked. Nothing was changed then."""


class Refusal(Exception):
    """The message is for the person who asked; it says what to do."""


class TooOften(Refusal):
    """More questions than one person may ask in a day."""

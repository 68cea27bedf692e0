"""What a service answers when it does not do what was asked. Nothing was changed then."""

from collections.abc import Mapping


class Refusal(Exception):
    """The message is for the person who asked; it says what to do."""


class NotReady(Refusal):
    """Something that readers need is lacking; `lacking` names it by column (`listings.readiness`)."""

    def __init__(self, message: str, lacking: Mapping[str, str]):
        super().__init__(message)
        self.lacking = dict(lacking)

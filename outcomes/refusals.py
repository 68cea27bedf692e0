"""What a service refuses, in words for the person who asked."""


class Refused(Exception):
    """Nothing was changed; the message says why and what to do."""

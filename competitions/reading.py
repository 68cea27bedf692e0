"""What is kept in two columns, as it is read."""

from django.utils.translation import get_language


def in_reading(vi: str, en: str) -> str:
    """The one in the reader's language, or the other."""
    return (en or vi) if get_language() == "en" else (vi or en)

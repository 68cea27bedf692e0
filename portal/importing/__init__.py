"""Listings from a file: read in a stream, all checked first, then written in bulk in one transaction."""

from portal.importing.problems import ImportFailed
from portal.importing.run import import_file

__all__ = ["ImportFailed", "import_file"]

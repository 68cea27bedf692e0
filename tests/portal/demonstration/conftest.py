import pytest

from portal.demonstration.content import Content, read_content


@pytest.fixture(scope="session")
def content() -> Content:
    """All that is in the files."""
    return read_content()

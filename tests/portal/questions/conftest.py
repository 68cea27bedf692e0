"""The need that the questions are about."""

from tests.questions.conftest import asked

__all__ = ["asked"]

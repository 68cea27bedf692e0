"""The contract's assertions are explained like those of the tests that inherit them."""

import pytest

pytest.register_assert_rewrite("tests.search.contract")

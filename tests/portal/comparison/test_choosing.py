"""What stands beside what."""

import pytest

from portal.comparison.choosing import Chosen, chosen


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ([], Chosen(())),
        (["research:1", "training:2"], Chosen(("research:1", "training:2"))),
        (["research:1", "research:1"], Chosen(("research:1",))),
        (["need:1", "need:2"], Chosen(("need:1", "need:2"))),
        (["need:1", "research:2"], Chosen(("research:2",), "need:1")),
        (["research:2", "need:1", "training:3"], Chosen(("research:2", "training:3"), "need:1")),
        (["need:1", "need:2", "research:3"], Chosen(("need:1", "need:2"), left_out=1)),
        (["research:3", "need:1", "need:2"], Chosen(("research:3",), left_out=2)),
        ([f"research:{n}" for n in range(1, 7)], Chosen(tuple(f"research:{n}" for n in range(1, 5)), left_out=2)),
        (
            ["need:9", *(f"research:{n}" for n in range(1, 6))],
            Chosen(tuple(f"research:{n}" for n in range(1, 5)), "need:9", 1),
        ),
        (["organisation:1", "competition:2", "research:x", "research:0", "' OR 1", "need:1\n"], Chosen(())),
    ],
)
def test_offers_stand_with_offers_and_needs_with_needs(asked, expected):
    assert chosen(asked) == expected

"""The table of what may be done with a listing in which state: pure."""

import pytest

from listings.choices import State
from listings.steps import Step, possible


@pytest.mark.parametrize("state", State.values)
@pytest.mark.parametrize("edit", [State.PUBLISHED, State.DRAFT, State.IN_REVIEW, State.SENT_BACK])
@pytest.mark.parametrize("renewable", [False, True])
@pytest.mark.parametrize("changed", [False, True])
def test_what_may_be_done_in_each_state(state, edit, renewable, changed):
    options = {"state": State(state), "edit": edit, "is_renewable": renewable, "is_changed": changed}
    steps = possible(is_locked=False, **options)
    phase = edit if state == State.PUBLISHED else state
    assert (Step.TAKE_BACK in steps) == (phase == State.IN_REVIEW)
    assert not (Step.WRITE in steps and Step.TAKE_BACK in steps), "locked while it is in review"
    assert (Step.CHANGE_NOW in steps) == (state == State.PUBLISHED)
    assert (Step.WITHDRAW in steps) == (state in (State.PUBLISHED, State.SCHEDULED))
    assert (Step.SUBMIT in steps) == (phase not in (State.IN_REVIEW, State.SCHEDULED, State.PUBLISHED))
    assert (Step.RENEW in steps) == (
        renewable and (state == State.PUBLISHED or (state == State.EXPIRED and not changed))
    )
    assert steps and steps <= set(Step)
    assert possible(is_locked=True, **options) <= {Step.TAKE_BACK, Step.WITHDRAW}

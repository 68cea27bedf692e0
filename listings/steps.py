"""What may be done with a listing in its state: one table, for the pages that offer it."""

from enum import StrEnum

from listings.choices import State


class Step(StrEnum):
    WRITE = "write"
    SUBMIT = "submit"
    TAKE_BACK = "take-back"
    CHANGE_NOW = "change-now"
    RENEW = "renew"
    WITHDRAW = "withdraw"


# By the listing's state; for what is published, by the state of its edit.
NOT_PUBLIC = {
    State.DRAFT: {Step.WRITE, Step.SUBMIT},
    State.IN_REVIEW: {Step.TAKE_BACK},
    State.SENT_BACK: {Step.WRITE, Step.SUBMIT},
    State.SCHEDULED: {Step.WITHDRAW},
    State.EXPIRED: {Step.WRITE, Step.SUBMIT},
    State.WITHDRAWN: {Step.WRITE, Step.SUBMIT},
}
PUBLIC = {
    State.PUBLISHED: {Step.WRITE, Step.CHANGE_NOW, Step.WITHDRAW},
    State.DRAFT: {Step.WRITE, Step.SUBMIT, Step.CHANGE_NOW, Step.WITHDRAW},
    State.IN_REVIEW: {Step.TAKE_BACK, Step.CHANGE_NOW, Step.WITHDRAW},
    State.SENT_BACK: {Step.WRITE, Step.SUBMIT, Step.CHANGE_NOW, Step.WITHDRAW},
}


def possible(*, state: State, edit: State, is_locked: bool, is_renewable: bool, is_changed: bool) -> frozenset[Step]:
    """`edit` is the state of the edit of something published, `published` where there is none.

    `is_renewable` is by the dates, `is_changed` whether a draft differs from what is or was public. A locked listing
    can still be withdrawn and taken back: whoever answers for a text may always take it away.
    """
    found = set(PUBLIC[edit] if state == State.PUBLISHED else NOT_PUBLIC[state])
    if is_renewable and (state == State.PUBLISHED or (state == State.EXPIRED and not is_changed)):
        found.add(Step.RENEW)
    if is_locked:
        found &= {Step.TAKE_BACK, Step.WITHDRAW}
    return frozenset(found)

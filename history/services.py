"""The one way in for rows of history."""

from history.models import StateChange


def record_change(
    *, key: str, kind: str, from_state: str, to_state: str, organisation: str = "", by=None, reason: str = ""
) -> StateChange | None:
    """Writes a row when the state really changed. Belongs into the transaction of the change itself."""
    if from_state == to_state:
        return None
    return StateChange.objects.create(
        key=key,
        kind=kind,
        organisation=organisation,
        from_state=from_state,
        to_state=to_state,
        by=by,
        reason=reason,
    )

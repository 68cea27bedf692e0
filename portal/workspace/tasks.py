"""One thing that needs a person, as the workspace's first page lists it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Task:
    """What about, why, and the one thing to do. `whose` is the organisation's name; `is_urgent` what others wait for or
    what ends soon."""

    title: str
    why: str
    action: str
    url: str
    icon: str
    whose: str = ""
    is_urgent: bool = False

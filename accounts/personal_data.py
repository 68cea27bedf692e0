"""Everything that is held of a person: each app says what it holds and how it lets go of it.

An app above this one registers in its `AppConfig.ready`. `organisations` stands below and is read here.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass

from django.core.serializers.json import DjangoJSONEncoder
from django.utils import timezone

from organisations import personal_data
from organisations.models import User

Collect = Callable[[User], object]
Erase = Callable[[User], None]


@dataclass(frozen=True)
class Holding:
    collect: Collect  # a person → what can be written as JSON
    erase: Erase  # runs in the transaction of the erasure, before the account itself goes


_holdings: dict[str, Holding] = {}


def register(name: str, *, collect: Collect, erase: Erase) -> None:
    """`name` is the part of the export. A second registration of a name takes the first one's place."""
    _holdings[name] = Holding(collect, erase)


def holdings() -> dict[str, Holding]:
    return dict(_holdings)


def export(user: User) -> str:
    """One JSON text with a part for each holding, for the person to take along."""
    parts = {name: holding.collect(user) for name, holding in _holdings.items()}
    return json.dumps({"exported_at": timezone.now(), **parts}, cls=DjangoJSONEncoder, ensure_ascii=False, indent=2)


def register_own() -> None:
    """What accounts and the apps below them hold."""
    from accounts import holdings as own

    for name, holding in own.HOLDINGS.items():
        register(name, collect=holding[0], erase=holding[1])
    register("organisations", collect=personal_data.collect, erase=personal_data.erase)

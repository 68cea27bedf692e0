"""What `prepare_site` makes, made once in a process and put into each test's database as rows: making it takes a
thousand queries, and half of the tests want it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from django.contrib.contenttypes.models import ContentType
from django.db import IntegrityError, connection, transaction
from wagtail.models import Site

from portal.setup import prepare_groups, prepare_office, prepare_pages, prepare_review

Row = tuple
Rows = dict[object, Row]  # by the primary key


@dataclass(frozen=True)
class Change:
    """Of one table: rows that came or are other than before, and the keys of those that went or are other."""

    table: str
    key: str
    columns: Sequence[str]
    rows: Sequence[Row]
    gone: Sequence[object]


class Step:
    """What a function does to the database, learnt from what it did once."""

    def __init__(self, *, after: "Step | None" = None, make: Callable[[], object]):
        self._after = after
        self._make = make
        self._changes: Sequence[Change] = ()
        self._types: Sequence[int] = ()

    def learn(self) -> None:
        """Makes it and takes it back. Called while the database has nothing of a test's own."""
        with transaction.atomic():
            if self._after:
                self._after.apply()
            self._types, before = _types(), _everything()
            self._make()
            self._changes = list(_changes(before, _everything()))
            transaction.set_rollback(True)

    def apply(self) -> None:
        """As rows, or by making it where they don't fit since a test has such rows of its own. A test that emptied the
        database has left other numbers to the types of content, and nothing else: it is learnt anew then."""
        if _types() != self._types:
            self.learn()
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                for change in self._changes:
                    _apply(cursor, change)
        except IntegrityError:
            self._make()


def _types() -> list[int]:
    return list(ContentType.objects.order_by("pk").values_list("pk", flat=True))


def _apply(cursor, change: Change) -> None:
    quoted = connection.ops.quote_name
    table, key = quoted(change.table), quoted(change.key)
    for gone in change.gone:
        cursor.execute(f"DELETE FROM {table} WHERE {key} = %s", [gone])
    columns, places = ", ".join(map(quoted, change.columns)), ", ".join(["%s"] * len(change.columns))
    for row in change.rows:
        cursor.execute(f"INSERT INTO {table} ({columns}) VALUES ({places})", row)


def _changes(before: dict, after: dict):
    for table, (key, columns, rows) in after.items():
        old: Rows = before[table][2]
        changed = [at for at, row in rows.items() if old.get(at, row) != row]
        came = [at for at in rows if at not in old]
        went = [at for at in old if at not in rows]
        if changed or came or went:
            yield Change(table, key, columns, [rows[at] for at in (*changed, *came)], [*changed, *went])


def _everything() -> dict[str, tuple[str, list[str], Rows]]:
    found = {}
    with connection.cursor() as cursor:
        tables = connection.introspection.table_names(cursor)
        keys = {table: connection.introspection.get_primary_key_column(cursor, table) for table in tables}
        # SQLite's full text search: a virtual table, which has no key, and tables beside it. Triggers fill them.
        virtual = [f"{table}_" for table, key in keys.items() if key is None]
        for table, key in keys.items():
            if key is None or table.startswith(tuple(virtual)):
                continue
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            place = columns.index(key)
            found[table] = key, columns, {row[place]: row for row in cursor.fetchall()}
    return found


def _prepare_city() -> None:
    prepare_groups()
    prepare_review()
    prepare_office()


PAGES = Step(make=prepare_pages)
CITY = Step(make=_prepare_city, after=PAGES)


@cache
def learn_steps() -> None:
    """Once in a process, and before anything of a test's own is in its database."""
    PAGES.learn()
    CITY.learn()


def put_city() -> None:
    """All of it, for a world that many tests share."""
    learn_steps()
    PAGES.apply()
    CITY.apply()
    Site.clear_site_root_paths_cache()

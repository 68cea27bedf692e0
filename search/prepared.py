"""A queryset whose SQL is made once: building and compiling it takes Django longer than the database takes to answer.

NAMES = Prepared(lambda keys: Entry.objects.filter(key__among=keys).values_list("key", "names"))
NAMES.rows(keys=["research:1", "need:2"])
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

import orjson
from django.db import connection
from django.db.models import Expression, JSONField, Model, QuerySet

from search.lookups import as_parameter


class Prepared:
    """`make` gets a placeholder for each of its parameters and returns a queryset. What it decides by the value of a
    parameter, it decides once. Lists of strings go to `__among` only, and an empty one asks nothing."""

    def __init__(self, make: Callable[..., QuerySet]):
        self._make = make

    def rows(self, **values) -> Iterable[list]:
        """For a queryset of `values_list` of columns. JSON is read without its field's decoder."""
        if any(_is_list(value) and not value for value in values.values()):
            return ()
        compiled = self._compiled
        with connection.cursor() as cursor:
            cursor.execute(compiled.sql, [_bound(param, values) for param in compiled.params])
            rows = map(list, cursor.fetchall())
        if compiled.converters:
            rows = compiled.compiler.apply_converters(rows, compiled.converters)
        return _loaded(rows, compiled.json)

    def objects(self, **values) -> list[Model]:
        """For a queryset of a model's own columns, all or `only` some."""
        model, names = self._compiled.model, self._compiled.names
        return [model.from_db(connection.alias, names, row) for row in self.rows(**values)]

    @cached_property
    def _compiled(self) -> "_Compiled":
        code = self._make.__code__
        queryset = self._make(*(_Placeholder(name) for name in code.co_varnames[: code.co_argcount]))
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        columns = [expression for expression, *_ in compiler.select]
        names = [column.target.attname for column in columns]
        json = [place for place, column in enumerate(columns) if isinstance(column.output_field, JSONField)]
        converters = compiler.get_converters(columns)
        others = {place: converter for place, converter in converters.items() if place not in json}
        return _Compiled(compiler, sql, params, others, json, queryset.model, names)


@dataclass(frozen=True)
class _Compiled:
    compiler: object
    sql: str
    params: Collection
    converters: dict
    json: Collection[int]
    model: type[Model]
    names: list[str]


def _loaded(rows: Iterable[list], places: Collection[int]) -> Iterator[list]:
    """With JSON read at these places: a field's own conversion takes ten times as long as the reading."""
    for row in rows:
        for place in places:
            row[place] = orjson.loads(row[place])
        yield row


class _Placeholder(Expression):
    """Stands in a query's parameters for the value that comes later."""

    def __init__(self, name: str):
        super().__init__()
        self.name = name

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        return "%s", [self]


def _bound(param: object, values: dict) -> object:
    if not isinstance(param, _Placeholder):
        return param
    value = values[param.name]
    return as_parameter(value, connection) if _is_list(value) else value


def _is_list(value: object) -> bool:
    return isinstance(value, Collection) and not isinstance(value, str)

"""`column__among=values`: one of many values, sent as one parameter.

`__in` sends each value as a parameter of its own; building, splitting and planning a query with four hundred of them
took longer than answering it, and a match asks three such queries.
"""

import json
from collections.abc import Collection

from django.core.exceptions import EmptyResultSet
from django.db.models import Lookup


class Among(Lookup):
    """For any collection of strings; an empty one asks nothing of the database."""

    lookup_name = "among"
    prepare_rhs = False

    def as_sql(self, compiler, connection) -> tuple[str, list]:
        column, column_params = self.process_lhs(compiler, connection)
        if hasattr(self.rhs, "as_sql"):
            values, params = compiler.compile(self.rhs)
        elif self.rhs:
            values, params = "%s", [as_parameter(self.rhs, connection)]
        else:
            raise EmptyResultSet
        is_array = connection.vendor == "postgresql"
        among = f"= ANY({values})" if is_array else f"IN (SELECT value FROM json_each({values}))"
        return f"{column} {among}", [*column_params, *params]


def as_parameter(values: Collection[str], connection) -> object:
    """As the database takes many values at once: PostgreSQL an array, SQLite a list in JSON."""
    return list(values) if connection.vendor == "postgresql" else json.dumps(list(values))

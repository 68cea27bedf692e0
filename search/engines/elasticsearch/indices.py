"""The indices behind the alias: their names, the first one, the swap, and what a killed rebuild left."""

import re
import secrets
from collections.abc import Iterable
from datetime import UTC, datetime

from elasticsearch import BadRequestError, Elasticsearch, NotFoundError

from search.engine import EngineUnavailable, Space
from search.engines.elasticsearch.mapping import FILLED, FILLING, FORMAT, SETTINGS, mapping

# A fixed name lets two processes that write first at the same time make one index, not two.
_FIRST = "00000000000000-00000000"


class Indices:
    """Indices are named `{alias}-{time}-{random}`; readers and writers only know the alias."""

    def __init__(self, client: Elasticsearch, alias: str, space: Space | None = None):
        self.space = space
        self.client = client
        self.alias = alias
        # not a wildcard alone: the indices of "portal-test" also begin with "portal-"
        self._name = re.compile(rf"{re.escape(alias)}-\d{{14}}-[0-9a-f]{{8}}")

    def is_built(self, client: Elasticsearch) -> bool:
        """Raises EngineUnavailable for an index of another format, or for another embedder's vectors; without an
        embedder any will do."""
        try:
            found = client.indices.get_mapping(index=self.alias, filter_path="*.mappings._meta")
        except NotFoundError:
            return False
        for entry in found.values():
            about = entry["mappings"]["_meta"]
            if about.get("format") != FORMAT:
                raise EngineUnavailable(f"The index {self.alias} is of another version: rebuild it.")
            if self.space and about.get("space") != self.space.code:
                raise EngineUnavailable(f"The index {self.alias} is without {self.space.embedder}: rebuild it.")
        return True

    def ensure(self) -> None:
        """Asked before every write, since a delete with a version would make an index out of a missing alias."""
        if self.is_built(self.client):
            return
        first = f"{self.alias}-{_FIRST}"
        try:
            self.client.indices.create(
                index=first, settings=SETTINGS, mappings=mapping(self.space), aliases={self.alias: {}}
            )
        except BadRequestError as error:
            if error.error != "resource_already_exists_exception":
                raise
        if len(self._serving()) > 1:  # a rebuild was swapped in meanwhile
            self._delete([first])

    def create(self) -> tuple[str, str]:
        """A new index (name, alias to fill it by). Were it deleted while it is filled, writing to its name would make
        an index without a mapping; writing to its alias fails."""
        index = f"{self.alias}-{datetime.now(UTC):%Y%m%d%H%M%S}-{secrets.token_hex(4)}"
        filling = f"{index}-filling"
        self.client.indices.create(index=index, settings=FILLING, mappings=mapping(self.space), aliases={filling: {}})
        return index, filling

    def swap(self, index: str, filling: str) -> list[str]:
        """Readers go from the old indices, which are returned, to the new one in one step."""
        self.client.indices.put_settings(index=index, settings=FILLED)
        self.client.indices.refresh(index=index)
        old = self._serving()
        self.client.indices.update_aliases(
            actions=[
                {"remove": {"index": f"{self.alias}-*", "alias": self.alias, "must_exist": False}},
                {"remove": {"index": index, "alias": filling}},
                {"add": {"index": index, "alias": self.alias}},
            ]
        )
        return old

    def drop(self, names: Iterable[str]) -> None:
        """Deletes those of the indices that do not serve: a swap whose answer was lost may have happened."""
        serving = self._serving()
        self._delete(name for name in names if name not in serving)

    def drop_orphans(self) -> None:
        """Indices of ours that the alias does not point to: what killed rebuilds left, and a rebuild that still runs,
        which then fails. The last one wins."""
        known = self.client.indices.get_alias(index=f"{self.alias}-*")
        self._delete(
            name for name, entry in known.items() if self._name.fullmatch(name) and self.alias not in entry["aliases"]
        )

    def _serving(self) -> list[str]:
        try:
            return list(self.client.indices.get_alias(name=self.alias))
        except NotFoundError:
            return []

    def _delete(self, names: Iterable[str]) -> None:
        for name in names:
            self.client.indices.delete(index=name, ignore_unavailable=True)

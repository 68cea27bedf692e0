"""Chooses the engine by one setting, `SEARCH_URL`: an http(s) address is Elasticsearch, else a folder for tantivy."""

from functools import cache

from django.conf import settings

from search.engine import SearchEngine, Space
from search.meaning.site import embedder


@cache
def _engine(url: str, index_name: str, folder: str, ca_certs: str, space: Space | None) -> SearchEngine:
    if url.startswith(("http://", "https://")):
        from search.engines.elasticsearch import ElasticsearchEngine

        return ElasticsearchEngine(url, index_name, ca_certs or None, space)
    from search.engines.tantivy import TantivyEngine

    return TantivyEngine(folder, space)


def engine() -> SearchEngine:
    """The site's engine, made once in a process so that its connections are pooled."""
    made_by = embedder()
    space = Space(made_by.name, made_by.dimensions) if made_by else None
    folder = str(settings.SEARCH_FOLDER)
    return _engine(settings.SEARCH_URL, settings.SEARCH_INDEX, folder, settings.SEARCH_CA_CERTS, space)

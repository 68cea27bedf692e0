"""tantivy in this process behind the search port: no server to run."""

from search.engines.tantivy.engine import TantivyEngine

__all__ = ["TantivyEngine"]

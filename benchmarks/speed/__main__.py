"""How fast search and matching are beside the raw engine, on many imported listings.

Usage: python -m benchmarks.speed [--listings 100000] [--rounds 200] [--keep FOLDER] [--vectors]

Makes listings from the demonstration's sentences, imports them with `import_listings`, indexes them, and then times in
the same run, alternating: the engine's own request, the site's search, and a listing's matches. Prints medians, 95th
percentiles and ratios.

Honours SEARCH_URL and DATABASE_URL. Everything else lives in a folder of the run's own, removed when it ends, or in
the one to keep: another run with the same folder, and the same SEARCH_URL and DATABASE_URL, measures what is there
without importing again. With --vectors each listing has one (invented: only their speed is measured), and everything
is measured twice, by words alone and with vectors; what the model takes for a typed text is said apart.
"""

import argparse
import gc
import os
import tempfile
from pathlib import Path

import django


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--listings", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="where the data stays for another run")
    parser.add_argument("--vectors", action="store_true", help="measure with vectors too; needs an embedder")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="portal-speed-") as passing:
        folder = (args.keep or Path(passing)).absolute()
        folder.mkdir(parents=True, exist_ok=True)
        _set_up(folder, args.vectors)
        from benchmarks.speed import data, measures  # the settings must stand before any of the site is imported

        data.prepare(folder, args.listings, with_vectors=args.vectors)
        data.read_once()
        gc.freeze()  # as portal.wsgi does
        measures.run(args.rounds, with_vectors=args.vectors)


def _set_up(folder: Path, with_vectors: bool) -> None:
    os.environ["VAR"] = str(folder)
    os.environ["DEBUG"] = "0"  # else Django keeps every query, which takes a millisecond of a search
    os.environ["EMBEDDINGS"] = "auto" if with_vectors else "off"
    os.environ["SEARCH_INDEX"] = "portal-speed"
    os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
    django.setup()


if __name__ == "__main__":
    main()

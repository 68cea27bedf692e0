"""Says which of the tests' services answer: exit status 0 when both do, else a line for each that does not.

TEST_DATABASE_URL is a PostgreSQL on which the user may create databases (`make postgres`); TEST_ELASTICSEARCH_URL is
a node (`make elasticsearch`), looked for at its usual address when it is not set.
"""

import os
import sys
import urllib.error
import urllib.request

NODE = "http://127.0.0.1:9200"


def no_database() -> str:
    url = os.environ.get("TEST_DATABASE_URL", "")
    if not url:
        return "no PostgreSQL: TEST_DATABASE_URL is not set (`make postgres` starts one)"
    import psycopg

    try:
        psycopg.connect(url, connect_timeout=5).close()
    except psycopg.Error as error:
        return f"no PostgreSQL at TEST_DATABASE_URL: {str(error).strip()}"
    return ""


def no_engine() -> str:
    url = os.environ.get("TEST_ELASTICSEARCH_URL") or NODE
    try:
        with urllib.request.urlopen(f"{url}/_cluster/health", timeout=5):
            return ""
    except (OSError, ValueError) as error:
        return f"no Elasticsearch at {url}: {error} (`make elasticsearch` starts one)"


if __name__ == "__main__":
    missing = [reason for reason in (no_database(), no_engine()) if reason]
    print("\n".join(missing), end="\n" if missing else "")
    sys.exit(bool(missing))

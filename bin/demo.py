"""What `make demo` does once .venv is there: prepares database, content and index, then serves until Ctrl-C.

PORT, SEARCH_URL and DATABASE_URL are taken from the environment. Every step may be repeated.
"""

import fcntl
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
START_SECONDS = 90
STOP_SECONDS = 15
THREADS = min(8, 2 * (os.cpu_count() or 1) + 1)  # more only wait for each other


class CannotRun(Exception):
    """What is missing and what to do about it."""


def main() -> int:
    sys.path.insert(0, str(ROOT))
    os.chdir(ROOT)
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(
            ending, lambda number, _: sys.exit(128 + number)
        )  # through the `finally` that stops the processes
    try:
        port = chosen_port()
        os.environ.setdefault("SITE_URL", f"http://localhost:{port}")
        os.environ.setdefault("DEBUG", "false")  # the speed of a real site, and no memory of every query
        os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.dev"
        return run(port)
    except CannotRun as error:
        print(f"\nmake demo: {error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 0


def run(port: int) -> int:
    import django

    with step("Starting"):
        django.setup()
    from django.conf import settings

    with only_one(settings.VAR / "demo.lock"):
        password = prepare(settings.VAR)
        with processes(port) as running:
            wait_until_ready(port, running)
            print(
                f"\nThe portal is at http://localhost:{port}/vi/ — admin at http://localhost:{port}/admin/, "
                f"user admin, password {password}\nCtrl-C stops it.",
                flush=True,
            )
            return watch(running)


def prepare(var: Path) -> str:
    """Brings everything to where the site can be served; returns the administrator's password."""
    with step("Translations"):
        command("compile_locale")
    with step("Database and search engine"):
        check_database()
        check_engine()
    with step("Tables"):
        command("migrate", interactive=False)
    password = admin_password(var / "admin-password")
    with step("Site"):
        command("prepare_site", admin_password=password)
    with step("Demonstration content"):
        command("load_demonstration")
    with step("Search index"):
        prepare_index()
    return told(password)


def command(name: str, **options) -> None:
    from django.core.management import CommandError, call_command

    try:
        call_command(name, **options)
    except CommandError as error:
        raise CannotRun(f"`manage.py {name}` failed: {error}") from error


@contextmanager
def step(name: str):
    print(f"── {name} …", flush=True)
    began = time.monotonic()
    yield
    print(f"   {name}: {time.monotonic() - began:.1f} s", flush=True)


def chosen_port() -> int:
    given = os.environ.get("PORT", "") or "8000"
    if not given.isdecimal() or not 0 < int(given) < 65536:
        raise CannotRun(f"PORT is {given!r}; give a number from 1 to 65535.")
    port = int(given)
    other = f"Stop what uses it, or choose another: PORT={port + 1 if port < 65535 else 8000} make demo"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except PermissionError as error:
            raise CannotRun(f"Port {port} needs more rights than you have. {other}") from error
        except OSError as error:
            raise CannotRun(f"Port {port} is busy. {other}") from error
    # A browser tries `localhost` by IPv6 first, and would find the other program there.
    with socket.socket(socket.AF_INET6) as probe:
        probe.settimeout(1)
        if socket.has_ipv6 and probe.connect_ex(("::1", port)) == 0:
            raise CannotRun(f"Port {port} is busy (by IPv6). {other}")
    return port


@contextmanager
def only_one(path: Path):
    """Two at once would write the same database and index."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise CannotRun(
                f"it already runs in {path.parent}. Stop that one, or give this one a folder of its own: "
                "VAR=/path/to/folder make demo"
            ) from error
        yield


def check_database() -> None:
    import psycopg
    from django.db import Error, connection

    try:
        if connection.vendor == "postgresql":
            # Not through the pool, which tries for long and then does not say why it could not connect.
            psycopg.connect(os.environ["DATABASE_URL"], connect_timeout=5).close()
        connection.ensure_connection()
    except (Error, psycopg.Error) as error:
        where = connection.settings_dict
        place = f"{where['HOST']}:{where['PORT'] or 5432}" if where["HOST"] else where["NAME"]
        raise CannotRun(
            f"the database at {place} cannot be reached: {error}. Start it, correct DATABASE_URL, or leave that unset "
            "to use SQLite."
        ) from error


def check_engine() -> None:
    from django.conf import settings

    if not settings.SEARCH_URL:
        return
    from elasticsearch import ApiError, TransportError

    from search.engines.elasticsearch.connection import connect

    try:
        connect(settings.SEARCH_URL, settings.SEARCH_CA_CERTS or None).options(request_timeout=5).cluster.health()
    except (ApiError, TransportError, ValueError) as error:
        raise CannotRun(
            f"no Elasticsearch answers at SEARCH_URL: {error}. Start one (`make elasticsearch`), correct SEARCH_URL, "
            "or leave it unset to use the embedded engine."
        ) from error


def admin_password(path: Path) -> str:
    """Made once and kept, readable by its owner only; ADMIN_PASSWORD goes before it."""
    if given := os.environ.get("ADMIN_PASSWORD"):
        return given
    if not path.exists():
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(12))
    return path.read_text()


def told(password: str) -> str:
    """The password as it is now: one that was changed in the admin is not known here."""
    from django.contrib.auth import get_user_model

    admin = get_user_model().objects.get(username="admin")
    return password if admin.check_password(password) else "as it was chosen when the account was made or changed"


def prepare_index() -> None:
    """Builds the index where there is none for this database, and indexes what waits."""
    from search.engine import EngineUnavailable
    from search.meaning.making import waiting
    from search.meaning.site import embedder
    from search.sync import check, drain

    try:
        is_whole = not check()
    except EngineUnavailable:  # it answered just now: the index is not built
        is_whole = False
    if is_whole:
        print(f"It is whole; {drain()} entries waited.")
    else:
        command("search_rebuild")
    made_by = embedder()
    print(f"Meaning: {made_by.name}, {waiting()} texts wait for the worker." if made_by else "Meaning: words alone.")


@contextmanager
def processes(port: int):
    """The web server and the worker. A Ctrl-C reaches us alone, and we tell them: granian's processes, interrupted all
    at once by the terminal, sometimes wait for each other."""
    commands = {
        "web": [
            *("-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port)),
            *(
                "--workers",
                "1",
                "--blocking-threads",
                str(THREADS),
                "--log-level",
                "warning",
                "portal.wsgi:application",
            ),
        ],
        "work": ["manage.py", "work"],
    }
    running = {}
    try:
        with step("Web server and worker"):
            for name, command in commands.items():
                line = [sys.executable, "bin/child.py", sys.executable, *command]
                running[name] = subprocess.Popen(line, stdin=subprocess.DEVNULL, process_group=0)
        yield running
    finally:
        stop(running.values())


def stop(running) -> None:
    for process in running:
        process.terminate()
    until = time.monotonic() + STOP_SECONDS
    for process in running:
        try:
            process.wait(max(0.1, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)


def wait_until_ready(port: int, running: dict) -> None:
    """Asks for the first page as a visitor would, so that what it needs is loaded when we say so."""
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until:
        ended(running)
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{port}/vi/", timeout=30):
                return
        except urllib.error.HTTPError as error:
            if error.code >= 500:
                raise CannotRun(f"the first page answers {error.code}; the reason is above.") from error
            return
        except OSError:
            time.sleep(0.2)
    raise CannotRun(f"the web server did not answer within {START_SECONDS} seconds; its messages are above.")


def watch(running: dict) -> int:
    while True:
        ended(running)
        time.sleep(0.5)


def ended(running: dict) -> None:
    for name, process in running.items():
        if process.poll() is not None:
            raise CannotRun(f"`{name}` ended by itself with status {process.returncode}; its messages are above.")


if __name__ == "__main__":
    sys.exit(main())

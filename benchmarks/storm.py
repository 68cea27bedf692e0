"""The deadline storm: hundreds of teams hand in during the last minute, over real connections to a real server.

DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.storm [teams] [clients] [seconds]

A database of the run's own on that server, and a granian as the image starts it; both are gone afterwards. Each client
is a thread that sends one upload after the other, at the times that are drawn for them; a twentieth begins after the
deadline, and some are still being sent when it passes.
"""

import hashlib
import http.client
import queue
import random
import re
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

LATE = 0.05  # of the time, after the deadline
SLOW, PAUSE = 40, 3  # every so many uploads pauses so many seconds before its second half
ARRIVAL = "X-Request-Start"  # the clients stand for the proxy too, which says in it when a request's head came
EDGE = 2  # seconds around the deadline in which as many begin again


@dataclass
class Entrant:
    """A team, the session of its leader, what it hands in and when, in seconds since 1970."""

    team: int
    session: str
    data: bytes
    at: float = 0
    pause: float = 0
    fields: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Answer:
    """`began` is when the client sent the first byte; status 0 is a connection that broke."""

    entrant: Entrant
    began: float
    took: float
    status: int
    location: str


def spread(entrants: Sequence[Entrant], start: float, deadline: float, *, seed: int = 7) -> None:
    """Draws when each begins: evenly from the start on, a share after the deadline, more of them close to it."""
    drawn = random.Random(seed)
    end = deadline + (deadline - start) * LATE
    for place, each in enumerate(entrants):
        near = place % 10 == 0
        each.at = drawn.uniform(*((deadline - EDGE, deadline + EDGE / 4) if near else (start, end)))
        each.pause = PAUSE if place % SLOW == 0 else 0
        if each.pause:
            each.at = deadline - PAUSE / 2
    list.sort(entrants, key=lambda each: each.at)


def open_pages(url: str, entrants: Sequence[Entrant], clients: int) -> None:
    """Each team opens its page, whose form has the tokens."""

    def opened(each: Entrant) -> None:
        status, headers, body = _asked(url, each, "GET", f"/vi/teams/{each.team}/submit/")
        assert status == 200, f"the page of team {each.team} answers {status}"
        cookie = re.search(r"csrftoken=([^;]+)", headers.get("Set-Cookie", ""))
        names = ("csrfmiddlewaretoken", "token")
        each.fields = {name: re.search(rf'name="{name}" value="([^"]+)"', body)[1] for name in names}
        each.session += f"; csrftoken={cookie[1]}" if cookie else ""

    _in_threads(entrants, clients, opened)


def storm(url: str, entrants: Sequence[Entrant], clients: int) -> list[Answer]:
    """Every upload at its time, or as soon after it as a client is free."""
    answers: list[Answer] = []

    def handed_in(each: Entrant) -> None:
        time.sleep(max(0, each.at - time.time()))
        answers.append(hand_in(url, each))

    _in_threads(entrants, clients, handed_in)
    return answers


def problems(url: str, answers: Sequence[Answer], deadline: float, clients: int, *, margin: float = 0) -> list[str]:
    """What the storm must not do, a line for each time that it did. `margin` are the seconds that a first byte may take
    to the server's clock: what began within it before the deadline may be refused."""
    found: list[str] = []

    def check(answer: Answer) -> None:
        each, taken = answer.entrant, answer.status == 302
        if answer.status not in (302, 403):
            found.append(f"team {each.team}: answered {answer.status}")
        elif not taken and answer.began < deadline - margin:
            found.append(f"team {each.team}: lost, began {deadline - answer.began:.3f} s before the deadline")
        elif taken and answer.began >= deadline:
            found.append(f"team {each.team}: taken, began {answer.began - deadline:.3f} s after the deadline")
        elif taken:
            status, _headers, body = _asked(url, each, "GET", answer.location)
            if status != 200 or hashlib.sha256(each.data).hexdigest() not in body:
                found.append(f"team {each.team}: its receipt has not the file's checksum")

    _in_threads(answers, clients, check)
    return found


def hand_in(url: str, each: Entrant) -> Answer:
    parts = [f'--b\r\nContent-Disposition: form-data; name="{k}"\r\n\r\n{v}\r\n' for k, v in each.fields.items()]
    parts.append('--b\r\nContent-Disposition: form-data; name="files"; filename="bai.pdf"\r\n')
    head = "".join(parts).encode() + b"Content-Type: application/pdf\r\n\r\n"
    end = b'\r\n--b\r\nContent-Disposition: form-data; name="whole"\r\n\r\n1\r\n--b--\r\n'
    body, began = head + each.data + end, int(time.time() * 1000) / 1000
    try:
        connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
        connection.putrequest("POST", f"/vi/teams/{each.team}/submit/")
        headers = {"Content-Type": "multipart/form-data; boundary=b", "Content-Length": len(body), "Origin": url}
        for name, value in (headers | {"Cookie": each.session, ARRIVAL: round(began * 1000)}).items():
            connection.putheader(name, str(value))
        connection.endheaders(body[: len(body) // 2])
        time.sleep(each.pause)
        connection.send(body[len(body) // 2 :])
        answer = connection.getresponse()
        answer.read()
        location, status = answer.headers.get("Location", ""), answer.status
        connection.close()
    except OSError:
        location, status = "", 0
    return Answer(each, began, time.time() - began - each.pause, status, location)


def _asked(url: str, each: Entrant, method: str, path: str) -> tuple[int, http.client.HTTPMessage, str]:
    connection = http.client.HTTPConnection(urlsplit(url).netloc, timeout=120)
    try:
        connection.request(method, path, headers={"Cookie": each.session})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read().decode()
    finally:
        connection.close()


def _in_threads(items: Sequence, number: int, act) -> None:
    """Each item once, in order; the first error of a thread is raised here."""
    waiting: queue.SimpleQueue = queue.SimpleQueue()
    for item in items:
        waiting.put(item)
    errors: list[BaseException] = []

    def work() -> None:
        try:
            while not errors:
                act(waiting.get_nowait())
        except queue.Empty:
            return
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _each in range(number)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    if errors:
        raise errors[0]


def _spans(seconds: Sequence[float]) -> str:
    """Of a sorted list, in milliseconds."""
    middle, most = seconds[len(seconds) // 2], seconds[len(seconds) * 95 // 100]
    return f"{middle * 1000:.0f} ms (median), {most * 1000:.0f} (95 %), {seconds[-1] * 1000:.0f} at most"


def main() -> None:
    from benchmarks.storm_site import served

    teams, clients, seconds = (int(given) for given in [*sys.argv[1:], *("800", "20", "60")[len(sys.argv) - 1 :]])
    with tempfile.TemporaryDirectory() as folder, served(Path(folder), teams) as site:
        open_pages(site.url, site.entrants, clients)
        start = time.time() + 1
        deadline = start + seconds * (1 - LATE)
        spread(site.entrants, start, deadline)
        site.set_deadline(deadline)
        answers = storm(site.url, site.entrants, clients)
        ended = time.time()
        found = problems(site.url, answers, deadline, clients)
        found += site.problems(answers)
    took = sorted(answer.took for answer in answers)
    taken = [answer for answer in answers if answer.status == 302]
    near = sum(abs(answer.began - deadline) < 1 for answer in answers)
    during = sum(answer.began < deadline < answer.began + answer.took + answer.entrant.pause for answer in taken)
    print(
        f"{len(answers)} uploads of {clients} clients in {ended - start:.0f} s: {len(taken)} taken, "
        f"{sum(answer.status == 403 for answer in answers)} refused, {near} began within a second of the deadline, "
        f"{during} were taken that ended after it.\n"
        f"An upload took {_spans(took)}.\n"
        f"Problems: {len(found)}"
    )
    print("\n".join(found))
    sys.exit(bool(found))


if __name__ == "__main__":
    main()

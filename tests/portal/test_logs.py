"""What a log line says, and what it does not."""

import json
import logging
import sys

from portal.logs import JsonFormatter, PlainFormatter, without_queries


def record(message, *arguments, **more):
    found = logging.LogRecord("portal", logging.WARNING, __file__, 1, message, arguments, more.pop("exc_info", None))
    vars(found).update(more)
    return found


def test_what_was_searched_for_stands_in_no_line():
    assert without_queries('"GET /vi/search/?q=nợ+lương&page=2 HTTP/1.1" 200') == '"GET /vi/search/?… HTTP/1.1" 200'
    assert without_queries("Is it there? Yes.") == "Is it there? Yes."
    for formatter in (JsonFormatter(), PlainFormatter()):
        line = formatter.format(record("Not Found: %s", "/vi/search/?q=secret"))
        assert "secret" not in line
        assert "/vi/search/?…" in line


def test_a_json_line_has_time_level_logger_message_and_status():
    line = json.loads(JsonFormatter().format(record("Not Found: %s", "/vi/đào-tạo/", status_code=404)))
    assert line.pop("time").endswith("+00:00")
    assert line == {"level": "WARNING", "logger": "portal", "message": "Not Found: /vi/đào-tạo/", "status": 404}


def test_an_error_brings_its_traceback_in_the_same_line():
    try:
        raise ValueError("at /vi/match/?text=mine")
    except ValueError:
        text = JsonFormatter().format(record("failed", exc_info=sys.exc_info()))
    line = json.loads(text)
    assert "ValueError: at /vi/match/?…" in line["error"]
    assert "\n" not in text

"""Log lines of a deployed site, JSON or plain. Without query strings: they hold what people search for."""

import json
import logging
import re
from datetime import UTC, datetime

_QUERY = re.compile(r"\?[^\s\"'<>)]*")


def without_queries(text: str) -> str:
    """`/vi/search/?q=…` becomes `/vi/search/?…`."""
    return _QUERY.sub(lambda found: "?…" if len(found.group()) > 1 else "?", text)


class PlainFormatter(logging.Formatter):
    def __init__(self):
        super().__init__("{asctime} {levelname} {name} {message}", style="{")

    def format(self, record: logging.LogRecord) -> str:
        return without_queries(super().format(record))


class JsonFormatter(logging.Formatter):
    """One object a line: time (UTC), level, logger, message, and status and error where there are any."""

    def format(self, record: logging.LogRecord) -> str:
        line = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": without_queries(record.getMessage()),
        }
        if status := getattr(record, "status_code", None):
            line["status"] = status
        if record.exc_info:
            line["error"] = without_queries(self.formatException(record.exc_info))
        return json.dumps(line, ensure_ascii=False)

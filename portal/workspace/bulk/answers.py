"""Files as answers: named safely, saved and never opened in the site's own origin."""

from django.http import HttpResponse
from django.utils import timezone

TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "jsonl": "application/jsonl; charset=utf-8",
}


def as_file(content: bytes, *, name: str, form: str, is_dated: bool = True) -> HttpResponse:
    """`name` is ASCII, of ours; the day is added."""
    day = f"-{timezone.localdate().isoformat()}" if is_dated else ""
    response = HttpResponse(content, content_type=TYPES[form])
    response["Content-Disposition"] = f'attachment; filename="{name}{day}.{form}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response

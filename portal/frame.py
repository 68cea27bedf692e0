"""The header and footer of every page."""


def frame_context(request) -> dict:
    return {}

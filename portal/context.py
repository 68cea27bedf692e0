"""What the frame of every page shows."""


def frame(request):
    from portal.frame import frame_context

    return frame_context(request)

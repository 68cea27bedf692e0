"""Becomes the command that it is given, and ends when its parent does, however that ends: `child.py COMMAND …`."""

import ctypes
import os
import signal
import sys

PR_SET_PDEATHSIG = 1

if sys.platform == "linux":  # elsewhere a parent that is killed outright leaves it running
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
os.execv(sys.argv[1], sys.argv[1:])

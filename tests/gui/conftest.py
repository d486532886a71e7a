"""Qt wants a UTF-8 locale and warns without one; set before anything imports it."""

from __future__ import annotations

import os

os.environ["LC_CTYPE"] = "C.UTF-8"

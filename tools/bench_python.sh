#!/bin/sh
# Names the Python that the benchmark runs on: the system's own where it is new enough and can
# make environments, as it is the one most users have and is built with optimization; else $1.
set -eu
for python in /usr/bin/python3 "$1"; do
    if "$python" -c 'import sys, ensurepip, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
        echo "$python"
        exit 0
    fi
done
echo "$1"

#!/bin/sh
# Makes the virtual environment in the folder given, from the Python named by $PYTHON.
# Says in one sentence what is missing when it cannot.
set -eu
venv=$1
python=${PYTHON:-python3}

if ! command -v "$python" >/dev/null 2>&1; then
    echo "pagesetter needs Python 3.11 or newer; there is no \`$python\` here." >&2
    exit 1
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
    echo "pagesetter needs Python 3.11 or newer; \`$python\` is $("$python" -V 2>&1). Name another one: make PYTHON=python3.12" >&2
    exit 1
fi
if ! "$python" -c 'import ensurepip, venv' 2>/dev/null; then
    echo "\`$python\` cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv" >&2
    exit 1
fi
[ -x "$venv/bin/python" ] || "$python" -m venv "$venv"

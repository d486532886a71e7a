#!/bin/sh
# Writes requirements/*.txt: every package pinned by version and hash, for all platforms.
# Run it after changing dependencies in pyproject.toml or requirements/*.in; needs `uv`.
# Each set is compiled under the one below it, so that all of them agree.
set -eu
cd "$(dirname "$0")/.."
UV="${UV:-uv}"

compile() {
    target=$1
    shift
    "$UV" pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
        --no-annotate --no-emit-index-url --no-emit-find-links "$@" -o "requirements/$target.txt"
}

compile render pyproject.toml "${@}"
compile gui pyproject.toml --extra gui -c requirements/gui.in -c requirements/render.txt "${@}"
compile copy pyproject.toml --extra copy -c requirements/render.txt "${@}"
compile build requirements/build.in -c requirements/gui.txt -c requirements/copy.txt "${@}"
compile test requirements/test.in -c requirements/gui.txt -c requirements/copy.txt \
    -c requirements/build.txt "${@}"
compile bench requirements/bench.in "${@}"

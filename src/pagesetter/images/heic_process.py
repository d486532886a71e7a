"""Decodes one HEIC picture in a process of its own: bytes on standard input, pixels on output.

Run by path, never imported, because it knows nothing of the program: a damaged file can end
libheif in ways no exception tells of, and what it takes of memory goes with the process. Answers
with one line (mode, width, height, pictures in the file, bytes of profile, codes of primaries and
curve, 0 for none), then the profile, then the rows without gaps. Exit code 0; 3 for more pixels
than the only argument says, in millions; anything else for what cannot be decoded.
"""

import sys

MEMORY = 3_000_000_000
"""Bytes of address space; 200 million pixels take half of it."""
SECONDS = 100
"""Of CPU time; the 12 million pixels of a phone take one."""


def main() -> int:
    _bound()
    from pi_heif import open_heif  # type: ignore[import-untyped]

    found = open_heif(sys.stdin.buffer.read())
    picture = found[found.primary_index]
    width, height = picture.size
    if width * height > int(sys.argv[1]) * 1_000_000:
        return 3
    data = picture.data
    width, height = picture.size
    profile = picture.info.get("icc_profile") or b""
    coded = picture.info.get("nclx_profile") or {}
    codes = int(coded.get("color_primaries", 0)), int(coded.get("transfer_characteristics", 0))
    head = (picture.mode, width, height, len(found), len(profile), *codes)
    out = sys.stdout.buffer
    out.write(" ".join(map(str, head)).encode("ascii") + b"\n" + profile)
    out.write(data)
    return 0


def _bound() -> None:
    """Let the system end what takes too much; on Windows only the caller's clock does."""
    try:
        import resource
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


if __name__ == "__main__":
    sys.exit(main())

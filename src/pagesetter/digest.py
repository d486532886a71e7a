"""Digests without `hashlib`, whose OpenSSL takes a fiftieth of a short run to load.

BLAKE2b (RFC 7693) is Python's own code, the one that `hashlib` hands out; MD5 (RFC 1321) is the
one it falls back on. Neither keeps a secret here: they name what a file is made of.
"""

try:
    from _blake2 import blake2b as blake2b
    from _md5 import md5 as md5  # type: ignore[import-not-found]
except ImportError:  # a Python built without them
    from hashlib import blake2b as blake2b
    from hashlib import md5 as md5

"""Functions of a foreign PDF as functions of Python: what a tint or a gradient makes of a number.

Turns a function object of pikepdf (ISO 32000-1, 7.10: sampled, exponential, stitched, calculated)
into numbers in, numbers out. Knows no colours.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import product
from typing import Any

from pagesetter.export.artwork.streams import Damaged, decoded

Function = Callable[[Sequence[float]], list[float]]

_DEPTH = 8
_STEPS = 10_000
"""Operators one calculated function may run: real ones have a hundred."""


def function_of(value: Any, depth: int = 0) -> Function:
    """Return what a function object computes; an array of them is one with more results.

    Raises Damaged for what is no function. What it returns raises Damaged too.
    """
    if depth > _DEPTH:
        raise Damaged
    if getattr(value, "_type_name", "") == "array":
        each = [function_of(one, depth + 1) for one in value]
        return lambda numbers: [one(numbers)[0] for one in each]
    kinds = {0: _sampled, 2: _exponential, 3: _stitched, 4: _calculated}
    made = kinds.get(int(value.get("/FunctionType", -1)))
    if made is None:
        raise Damaged
    domain, bounds = _pairs(value["/Domain"]), _pairs(value.get("/Range", ()))
    inner = made(value, domain, depth)

    def function(numbers: Sequence[float]) -> list[float]:
        found = inner([_held(n, pair) for n, pair in zip(numbers, domain, strict=False)])
        return [_held(n, p) for n, p in zip(found, bounds, strict=False)] if bounds else found

    return function


def _pairs(value: Any) -> list[tuple[float, float]]:
    numbers = [float(one) for one in value]
    return list(zip(numbers[::2], numbers[1::2], strict=False))


def _held(number: float, pair: tuple[float, float]) -> float:
    return max(pair[0], min(pair[1], number))


def _between(x: float, of: tuple[float, float], to: tuple[float, float]) -> float:
    if of[1] == of[0]:
        return to[0]
    return to[0] + (x - of[0]) * (to[1] - to[0]) / (of[1] - of[0])


def _exponential(value: Any, domain: Any, depth: int) -> Function:
    first = [float(one) for one in value.get("/C0", (0,))]
    last = [float(one) for one in value.get("/C1", (1,))]
    power = float(value["/N"])

    def function(numbers: Sequence[float]) -> list[float]:
        share = numbers[0] ** power if numbers[0] > 0 or power > 0 else 0.0
        return [a + share * (b - a) for a, b in zip(first, last, strict=True)]

    return function


def _stitched(value: Any, domain: Any, depth: int) -> Function:
    parts = [function_of(one, depth + 1) for one in value["/Functions"]]
    ends = [float(one) for one in value["/Bounds"]]
    encode = _pairs(value["/Encode"])
    edges = [domain[0][0], *ends, domain[0][1]]

    def function(numbers: Sequence[float]) -> list[float]:
        at = sum(end <= numbers[0] for end in ends)
        return parts[at]([_between(numbers[0], (edges[at], edges[at + 1]), encode[at])])

    return function


def _sampled(value: Any, domain: list[tuple[float, float]], depth: int) -> Function:
    sizes = [int(one) for one in value["/Size"]]
    bits, bounds = int(value["/BitsPerSample"]), _pairs(value["/Range"])
    encode = _pairs(value.get("/Encode", [n for size in sizes for n in (0, size - 1)]))
    decode = _pairs(value.get("/Decode", value["/Range"]))
    data, many, most = decoded(value), len(bounds), (1 << bits) - 1
    if math.prod(sizes) * many * bits > len(data) * 8 or len(sizes) > 6:
        raise Damaged
    whole = int.from_bytes(data, "big") if bits % 8 else 0

    def sample(place: int) -> float:
        if bits % 8 == 0:
            step = bits // 8
            return int.from_bytes(data[place * step : place * step + step], "big") / most
        return (whole >> (len(data) * 8 - (place + 1) * bits) & most) / most

    def function(numbers: Sequence[float]) -> list[float]:
        at = [
            _held(_between(n, d, e), (0, size - 1))
            for n, d, e, size in zip(numbers, domain, encode, sizes, strict=True)
        ]
        found = [0.0] * many
        for corner in product((0, 1), repeat=len(sizes)):
            weight, place, stride = 1.0, 0, 1
            for x, up, size in zip(at, corner, sizes, strict=True):
                low = min(int(x), max(size - 2, 0))
                weight *= x - low if up else 1 - (x - low)
                place += min(low + up, size - 1) * stride
                stride *= size
            if weight:
                for n in range(many):
                    found[n] += weight * sample(place * many + n)
        return [d[0] + n * (d[1] - d[0]) for n, d in zip(found, decode, strict=True)]

    return function


def _calculated(value: Any, domain: Any, depth: int) -> Function:
    words = decoded(value).decode("latin-1").replace("{", " { ").replace("}", " } ").split()
    if not words or words[0] != "{":
        raise Damaged
    program, _ = _block(words, 1)

    def function(numbers: Sequence[float]) -> list[float]:
        stack: list[Any] = list(numbers)
        try:
            _run(program, stack, [_STEPS])
        except (IndexError, ZeroDivisionError, ValueError, TypeError, OverflowError):
            raise Damaged from None
        return [float(one) for one in stack]

    return function


def _block(words: list[str], at: int) -> tuple[list[Any], int]:
    """The words up to the bracket that closes, blocks as lists; and where the next begin."""
    found: list[Any] = []
    while at < len(words):
        word, at = words[at], at + 1
        if word == "}":
            return found, at
        if word == "{":
            inner, at = _block(words, at)
            found.append(inner)
        else:
            found.append(word if word[0].isalpha() else float(word) if "." in word else int(word))
    raise Damaged


_ONE: dict[str, Callable[[Any], Any]] = {
    "neg": lambda a: -a, "abs": abs, "ceiling": math.ceil, "floor": math.floor,
    "round": lambda a: math.floor(a + 0.5), "truncate": math.trunc, "cvi": int, "cvr": float,
    "sqrt": math.sqrt, "ln": math.log, "log": math.log10,
    "sin": lambda a: math.sin(math.radians(a)), "cos": lambda a: math.cos(math.radians(a)),
    "not": lambda a: not a if isinstance(a, bool) else ~a,
}  # fmt: skip
_TWO: dict[str, Callable[[Any, Any], Any]] = {
    "add": lambda a, b: a + b, "sub": lambda a, b: a - b, "mul": lambda a, b: a * b,
    "div": lambda a, b: a / b, "idiv": lambda a, b: int(a / b), "mod": math.fmod,
    "exp": lambda a, b: a**b, "atan": lambda a, b: math.degrees(math.atan2(a, b)) % 360,
    "eq": lambda a, b: a == b, "ne": lambda a, b: a != b, "gt": lambda a, b: a > b,
    "ge": lambda a, b: a >= b, "lt": lambda a, b: a < b, "le": lambda a, b: a <= b,
    "and": lambda a, b: a & b, "or": lambda a, b: a | b, "xor": lambda a, b: a ^ b,
    "bitshift": lambda a, b: a << b if b >= 0 else a >> -b,
}  # fmt: skip


def _run(program: list[Any], stack: list[Any], room: list[int]) -> None:
    """Run a program of PostScript's calculator (7.10.5) on a stack."""
    for word in program:
        room[0] -= 1
        if room[0] < 0:
            raise Damaged
        if not isinstance(word, str):
            stack.append(word)
        elif word in _ONE:
            stack.append(_ONE[word](stack.pop()))
        elif word in _TWO:
            b, a = stack.pop(), stack.pop()
            stack.append(_TWO[word](a, b))
        else:
            _move(word, stack, room)


def _move(word: str, stack: list[Any], room: list[int]) -> None:
    if word == "pop":
        stack.pop()
    elif word == "dup":
        stack.append(stack[-1])
    elif word == "exch":
        stack[-1], stack[-2] = stack[-2], stack[-1]
    elif word == "index":
        stack.append(stack[-1 - int(stack.pop())])
    elif word == "copy":
        count = int(stack.pop())
        stack += stack[-count:] if count else []
    elif word == "roll":
        turns, count = int(stack.pop()), int(stack.pop())
        if count:
            top = stack[-count:]
            turns %= count
            stack[-count:] = top[-turns:] + top[:-turns] if turns else top
    elif word in ("true", "false"):
        stack.append(word == "true")
    elif word == "if":
        block, holds = stack.pop(), stack.pop()
        if holds:
            _run(block, stack, room)
    elif word == "ifelse":
        other, block, holds = stack.pop(), stack.pop(), stack.pop()
        _run(block if holds else other, stack, room)
    else:
        raise Damaged

"""Compares two trees of what a file says and tells the edits that lead from one to the other.

Items with an `id` are found again by it, wherever they have moved. Knows no text: what is not
in the old tree, such as `x-` keys, is never touched.
"""

from __future__ import annotations

from typing import Any

from pagesetter.formats.encode import Keys, shortened
from pagesetter.formats.patch import DeleteItem, Edit, InsertItem, MoveItem, SetValue

Path = tuple[str | int, ...]


def differences(old: Any, new: Any, path: Path = ()) -> list[Edit]:
    """Edits that make `old`, which stands at `path`, say what `new` says."""
    if same(old, new):
        return []
    if isinstance(old, dict) and isinstance(new, dict):
        return _of_keys(old, new, path)
    if isinstance(old, list) and isinstance(new, list) and old and new:
        return _of_items(old, new, path)
    return [SetValue(path, shortened(new))]


def same(old: Any, new: Any) -> bool:
    """True when both say the same; of free keys the order says something too."""
    if isinstance(old, dict) and isinstance(new, dict):
        if not isinstance(new, Keys) and list(old) != list(new):
            return False
        return old.keys() == new.keys() and all(same(old[key], new[key]) for key in old)
    if isinstance(old, list) and isinstance(new, list):
        return len(old) == len(new) and all(map(same, old, new))
    return bool(old == new)


def _of_keys(old: dict[str, Any], new: dict[str, Any], path: Path) -> list[Edit]:
    is_free = not isinstance(new, Keys)
    if is_free and [k for k in old if k in new] != [k for k in new if k in old]:
        return [SetValue(path, shortened(new))]
    order = tuple(new) if is_free else new.order  # type: ignore[attr-defined]
    edits: list[Edit] = [DeleteItem((*path, key)) for key in old if key not in new]
    for key, value in new.items():
        if key in old:
            edits += differences(old[key], value, (*path, key))
        else:
            edits.append(SetValue((*path, key), shortened(value), order))
    return edits


def _of_items(old: list[Any], new: list[Any], path: Path) -> list[Edit]:
    before, after = _ids(old), _ids(new)
    if not before or not after:
        return _of_plain_items(old, new, path)
    if not set(before) & set(after):
        return [SetValue(path, shortened(new))]
    edits: list[Edit] = []
    now = list(before)
    for at in range(len(now) - 1, -1, -1):
        if now[at] not in after:
            edits.append(DeleteItem((*path, at)))
            del now[at]
    edits += _arranged(now, after, new, path)
    for at, name in enumerate(after):
        if name in before:
            edits += differences(old[before.index(name)], new[at], (*path, at))
    return edits


def _arranged(now: list[str], after: list[str], new: list[Any], path: Path) -> list[Edit]:
    """Move and insert until the items named `now` stand as `after` says."""
    edits: list[Edit] = []
    for name in _movers(now, after):
        kept = [other for other in after if other in now]
        source = now.index(name)
        now.pop(source)
        before = kept[: kept.index(name)]
        target = max((now.index(other) + 1 for other in before), default=0)
        now.insert(target, name)
        edits.append(MoveItem(path, source, target))
    for at, name in enumerate(after):
        if name not in now:
            now.insert(at, name)
            edits.append(InsertItem(path, at, shortened(new[at])))
    return edits


def _movers(now: list[str], after: list[str]) -> list[str]:
    """The fewest items to move: those outside a longest run that is in order already."""
    ranks = [after.index(name) for name in now]
    longest: list[list[int]] = []
    for at, rank in enumerate(ranks):
        runs = [run for run in longest if ranks[run[-1]] < rank]
        best: list[int] = max(runs, key=len, default=[])
        longest.append([*best, at])
    staying: list[int] = max(longest, key=len, default=[])
    return sorted((name for at, name in enumerate(now) if at not in staying), key=after.index)


def _ids(items: list[Any]) -> list[str]:
    """The ids of all items; nothing when one has none or two are the same."""
    ids = [item.get("id", "") if isinstance(item, dict) else "" for item in items]
    return ids if all(ids) and len(set(ids)) == len(ids) else []


def _of_plain_items(old: list[Any], new: list[Any], path: Path) -> list[Edit]:
    """Items without ids: equal ones at either end stay, what is between is changed in turn."""
    start = 0
    while start < min(len(old), len(new)) and same(old[start], new[start]):
        start += 1
    end = 0
    while end < min(len(old), len(new)) - start and same(old[-1 - end], new[-1 - end]):
        end += 1
    was, is_now = old[start : len(old) - end], new[start : len(new) - end]
    shared = min(len(was), len(is_now))
    edits: list[Edit] = []
    for at in range(shared):
        edits += differences(was[at], is_now[at], (*path, start + at))
    for at in range(len(was) - 1, shared - 1, -1):
        edits.append(DeleteItem((*path, start + at)))
    for at in range(shared, len(is_now)):
        edits.append(InsertItem(path, start + at, shortened(is_now[at])))
    return edits

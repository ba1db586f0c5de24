"""Every pattern that the analysis compiles, and texts made to be as slow as possible for each of them.

`python -m tests.analysis.worst_texts` prints the patterns, as JSON: it needs a fresh process, in which it can see
them being compiled.
"""

import importlib
import inspect
import json
import pkgutil
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from re import _constants as op
from re import _parser

ROOT = Path(__file__).parents[2]
LENGTH, LIMIT = 10_000, 0.050  # characters; seconds
PLAIN = ("a", "A", "1", " ", "\n", ".", "-", "A ", "Aa ", "aa ", "1 ", "1.", "1,", "A.", "A'", "(A", "a-", "ก", "中")
NEAR_MISS = "\0"  # what no pattern expects, at the end of a text that it nearly matches


def patterns() -> list[dict]:
    """Where each pattern is compiled, its text and flags; those made while texts are read are among them."""
    ran = subprocess.run(
        [sys.executable, "-m", __name__], cwd=ROOT, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return json.loads(ran.stdout)


def _watch() -> list[dict]:
    """From now on every pattern that a module of the analysis compiles goes into this list."""
    seen: list[dict] = []
    compiled = re._compile

    def watching(pattern, flags):
        module = sys._getframe(2).f_globals.get("__name__", "")
        if module.startswith("newsroom.analysis") and isinstance(pattern, str):
            where = f"{module.rpartition('.')[2]}:{sys._getframe(2).f_code.co_name}"
            seen.append({"where": where, "pattern": pattern, "flags": int(flags)})
        return compiled(pattern, flags)

    re._compile = watching
    return seen


def _modules():
    import newsroom.analysis

    for found in pkgutil.iter_modules(newsroom.analysis.__path__):
        yield importlib.import_module(f"newsroom.analysis.{found.name}")


def makers():
    """The cached functions that make patterns, by name."""
    for module in _modules():
        for name, made in vars(module).items():
            own = hasattr(made, "cache_info") and made.__module__ == module.__name__
            if own and "Pattern" in str(inspect.signature(made).return_annotation):
                yield f"{module.__name__}:{name}", made


def texts() -> list[str]:
    places = ("seeds", "tests/eval/dev")
    return [path.read_bytes().decode("utf-8") for one in places for path in sorted((ROOT / one).glob("*.txt"))]


# Documents in languages whose patterns none of those texts needs.
MORE = (
    "Việt Nam và Campuchia ký Tuyên bố chung về chống lừa đảo trực tuyến tại Hà Nội ngày 25/10/2025.",
    "ไทยและกัมพูชาลงนามบันทึกความเข้าใจว่าด้วยการต่อต้านการหลอกลวงออนไลน์ที่กรุงเทพฯ เมื่อวันที่ 17 ธันวาคม 2568",
)


def _exercise() -> dict:
    seen = _watch()
    made = list(makers())
    from newsroom.analysis import Gazetteer, analyse

    for text in (*texts(), *MORE):
        analyse(text, Gazetteer.load(), received=date(2026, 2, 1))
    for _name, maker in made:
        if not inspect.signature(maker).parameters:
            maker()
    idle = [name for name, maker in made if not maker.cache_info().currsize]
    warm = len(seen)
    for text in texts():
        analyse(text.replace("a", "e"), Gazetteer.load(), received=date(2026, 2, 1))
    return {"patterns": seen, "idle": idle, "late": seen[warm:]}


# ------------------------------------------------------------------ texts from a pattern


def worst_texts(pattern: str, flags: int = 0) -> Iterator[str]:
    """Texts of `LENGTH` characters: runs of what the pattern repeats, of its near misses, and of plain letters."""
    tree = _parser.parse(pattern, flags)
    units = dict.fromkeys(PLAIN)
    for pick in range(3):
        whole = _sample(tree, pick)
        units.update(dict.fromkeys((whole, whole + " ", whole[:-1], whole[:-1] + " ", whole[1:])))
    yield from (_filled("", unit) for unit in units if unit)
    for before, body in _repeats(tree, ""):
        yield _filled(before, body)
        yield _filled("", before + body * 20)


def _filled(before: str, unit: str) -> str:
    text = before + unit * (LENGTH // len(unit) + 1)
    return text[: LENGTH - 1] + NEAR_MISS


def _sample(items, pick: int) -> str:
    """A string that the items match, or nearly; `pick` chooses among branches and members of classes."""
    return "".join(_one(code, value, pick) for code, value in items)


def _one(code, value, pick: int) -> str:
    if code is op.LITERAL:
        return chr(value)
    if code is op.NOT_LITERAL or code is op.ANY:
        return "x"
    if code is op.IN:
        return _member(value, pick)
    if code is op.BRANCH:
        return _sample(value[1][pick * 7 % len(value[1])], pick)
    if code is op.SUBPATTERN:
        return _sample(value[-1], pick)
    if code is op.ATOMIC_GROUP:
        return _sample(value, pick)
    if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
        low, high, inner = value
        return _sample(inner, pick) * max(low, min(int(high), pick))
    return ""


_OF_CATEGORY = {op.CATEGORY_DIGIT: "1", op.CATEGORY_SPACE: " ", op.CATEGORY_WORD: "a", op.CATEGORY_NOT_SPACE: "a"}


def _member(listed, pick: int) -> str:
    if listed[0][0] is op.NEGATE:
        return next(sign for sign in "aA1 .-" if not re.match(f"[{sign}]", "") and _allowed(listed, sign))
    code, value = listed[pick % len(listed)]
    if code is op.RANGE:
        return chr(value[0])
    return chr(value) if code is op.LITERAL else _OF_CATEGORY.get(value, "a")


def _allowed(listed, sign: str) -> bool:
    for code, value in listed[1:]:
        if code is op.LITERAL and chr(value) == sign:
            return False
        if code is op.RANGE and value[0] <= ord(sign) <= value[1]:
            return False
        if code is op.CATEGORY and _OF_CATEGORY.get(value) is not None:
            kind = {"1": str.isdigit, " ": str.isspace, "a": str.isalnum}[_OF_CATEGORY[value]]
            if kind(sign) != (value is op.CATEGORY_NOT_SPACE):
                return False
    return True


def _repeats(items, before: str) -> Iterator[tuple[str, str]]:
    """Every long repetition in the tree: what leads to it, and one round of it (two kinds of rounds)."""
    for code, value in items:
        if code in (op.MAX_REPEAT, op.MIN_REPEAT, op.POSSESSIVE_REPEAT):
            _low, high, inner = value
            if int(high) > 8:
                yield from ((before, body) for pick in (0, 1) if (body := _sample(inner, pick)))
            yield from _repeats(inner, before)
        elif code is op.SUBPATTERN:
            yield from _repeats(value[-1], before)
        elif code is op.ATOMIC_GROUP:
            yield from _repeats(value, before)
        elif code is op.BRANCH:
            for branch in value[1]:
                yield from _repeats(branch, before)
        before += _one(code, value, 1)


# ------------------------------------------------------------------ how long they take


def slowest(pattern: str, flags: int = 0) -> tuple[float, str]:
    """The most CPU seconds that the pattern takes for one of its worst texts, and how that text begins.

    The first text that takes too long decides.
    """
    compiled = re.compile(pattern, flags)
    most = (0.0, "")
    for text in dict.fromkeys(worst_texts(pattern, flags)):
        most = max(most, (_seconds(compiled, text), text[:40]))
        if most[0] > LIMIT:
            break
    return most


def _seconds(compiled: re.Pattern, text: str) -> float:
    """The shortest of three where it is over the limit. Begins with short texts: some patterns would never end."""
    size = 16
    while size < LENGTH:
        if (spent := _once(compiled, text[: size - 2] + text[-2:])) > LIMIT:
            return spent
        # Short texts tell those whose time doubles with every letter; later even a cube is over soon enough.
        size = size * 5 // 4 if size < 100 else int(size * max(1.25, (0.5 / max(spent, 1e-5)) ** (1 / 3)))
    spent = _once(compiled, text)
    return spent if spent <= LIMIT else min(spent, _once(compiled, text), _once(compiled, text))


def _once(compiled: re.Pattern, text: str) -> float:
    started = time.process_time()
    for _ in compiled.finditer(text):
        pass
    return time.process_time() - started


if __name__ == "__main__":
    json.dump(_exercise(), sys.stdout)

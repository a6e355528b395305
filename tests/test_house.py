"""The house itself: names, sizes, lock files. What import-linter and ruff cannot see."""

import ast
import re
import statistics
import subprocess
import sys
import tomllib
from importlib.metadata import distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
ROOMS = ("bot", "parsers", "calendars", "config", "deadlines")
LOCKS = sorted(ROOT.glob("requirements*.lock"))
FILES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))
VAGUE = {"utils", "util", "helpers", "helper", "manager", "common", "misc", "base"}


def functions() -> list[tuple[Path, ast.FunctionDef | ast.AsyncFunctionDef]]:
    return [
        (path, node)
        for path in FILES
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def length(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    return (node.end_lineno or node.lineno) - node.lineno + 1


def test_no_installed_dependency_owns_one_of_our_top_level_names() -> None:
    owners = {
        (name, dist.name)
        for dist in distributions()
        if dist.name != "duewatch"
        for file in dist.files or ()
        if (name := file.parts[0].removesuffix(".py")) in {*ROOMS, "tests", "systemd"}
        and (len(file.parts) > 1 or file.suffix == ".py")
    }

    assert owners == set()


@pytest.mark.parametrize("lock", LOCKS, ids=lambda p: p.name)
def test_every_locked_package_is_pinned_and_hashed_and_no_index_is_named(lock: Path) -> None:
    text = lock.read_text("utf-8")
    blocks = [b for b in re.split(r"(?m)^(?=[a-z0-9])", text) if b.strip()]

    assert all(re.match(r"[a-z0-9._-]+==\S+", b) and "--hash=sha256:" in b for b in blocks)
    assert "://" not in text
    assert "index" not in text.replace("importlib", "")


def test_runtime_extras_and_development_agree_on_every_version() -> None:
    pins: dict[str, set[str]] = {}
    for lock in LOCKS:
        for name, version in re.findall(r"(?m)^([a-z0-9._-]+)==([^\s;\\]+)", lock.read_text("utf-8")):
            pins.setdefault(name, set()).add(version)

    assert len(LOCKS) == 3
    assert {n: v for n, v in pins.items() if len(v) > 1} == {}


def test_every_dependency_of_the_project_is_locked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {re.split(r"[><=\[]", d)[0].lower() for d in project["dependencies"]}
    locked = set(re.findall(r"(?m)^([a-z0-9._-]+)==", (ROOT / "requirements.lock").read_text("utf-8")))

    assert wanted <= locked


def test_functions_are_short() -> None:
    """Median 10 lines, nine in ten at most 30, none over 50, docstring included."""
    sizes = sorted(length(node) for _, node in functions())
    over = [
        f"{p.relative_to(ROOT)}:{n.lineno} {n.name} {length(n)}" for p, n in functions() if length(n) > 50
    ]

    assert over == []
    assert statistics.median(sizes) <= 10
    assert sizes[int(len(sizes) * 0.9)] <= 30


def test_files_are_short_and_their_names_say_what_they_hold() -> None:
    long = [
        f"{p.relative_to(ROOT)}: {n}" for p in FILES if (n := len(p.read_text("utf-8").splitlines())) > 400
    ]
    vague = [str(p.relative_to(ROOT)) for p in FILES if p.stem in VAGUE]

    assert long == []
    assert vague == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(p.relative_to(ROOT)) for p in FILES if not ast.get_docstring(ast.parse(p.read_text("utf-8")))
    ]

    assert silent == []


def test_the_command_line_starts_without_the_heavy_libraries() -> None:
    """What `import bot.cli` loads decides how fast every verb answers."""
    heavy = ["sqlalchemy", "starlette", "icalendar", "holidays", "pypdfium2", "imapclient", "httpx2", "lxml"]
    code = f"import sys, bot.cli; print([m for m in {heavy!r} if m in sys.modules])"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)

    assert out.stdout.strip() == "[]"

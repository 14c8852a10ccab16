"""The import table of docs/design.md, read off the source."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src"
STAGES = ("read", "understand", "ledger", "reconcile", "publish")
DOORS = ("cli", "web")
ABOVE = (*DOORS, "pipeline", "api")

MUST_NOT_IMPORT = {
    "record": ("languages", "gazetteer", *STAGES, *ABOVE),
    "errors": ("record", "languages", "gazetteer", *STAGES, *ABOVE),
    "languages": ("gazetteer", *STAGES, *ABOVE),
    "gazetteer": ("languages", *STAGES, *ABOVE),
    "read": ("languages", "gazetteer", "understand", "ledger", "reconcile", "publish", *ABOVE),
    "understand": ("read", "ledger", "reconcile", "publish", *ABOVE),
    "ledger": ("languages", "gazetteer", "read", "understand", "reconcile", "publish", *ABOVE),
    "reconcile": ("languages", "read", "understand", "publish", *ABOVE),
    "publish": ("languages", "read", "understand", *ABOVE),
    "pipeline": DOORS,
    "api": DOORS,
    "cli": ("web",),
    "web": ("cli",),
}
# What needs a disk, a network, a clock or chance; `understand` gets everything as arguments.
OUTSIDE = {
    *("asyncio", "glob", "http", "httpx", "io", "os", "pathlib", "random", "requests", "secrets", "shutil", "socket"),
    *("sqlalchemy", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid"),
}
DATABASES = frozenset({"sqlite3", "sqlalchemy", "alembic", "duckdb"})


def modules() -> dict[str, Path]:
    found = {}
    for path in sorted(SOURCE.rglob("*.py")):
        parts = path.relative_to(SOURCE).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


MODULES = modules()


@cache
def imports(module: str) -> frozenset[str]:
    """Everything that a module names in an import, ours down to the module."""
    tree = ast.parse(MODULES[module].read_text(encoding="utf-8"))
    return frozenset(name for node in ast.walk(tree) for name in _names(node))


def _names(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        assert node.level == 0, "relative imports hide what is imported"
        for alias in node.names:
            full = f"{node.module}.{alias.name}"
            yield full if full in MODULES else str(node.module)


def package(module: str) -> str:
    parts = module.split(".")
    return parts[1] if len(parts) > 1 else ""


def ours(module: str) -> Iterator[str]:
    return (name for name in imports(module) if name.split(".")[0] == "tradewire")


@pytest.mark.parametrize("name", MUST_NOT_IMPORT)
def test_a_package_imports_only_what_the_table_allows(name: str) -> None:
    broken = [
        f"{module} imports {imported}"
        for module in MODULES
        if package(module) == name
        for imported in ours(module)
        if package(imported) in MUST_NOT_IMPORT[name]
    ]
    assert not broken


def test_every_package_is_in_the_table() -> None:
    assert {package(module) for module in MODULES} - {"", "__main__"} <= set(MUST_NOT_IMPORT)


def test_only_the_pipeline_joins_the_stages() -> None:
    doors_on_stages = [
        f"{module} imports {imported}"
        for module in MODULES
        if package(module) in DOORS
        for imported in ours(module)
        if package(imported) in {"read", "languages", "gazetteer"}
    ]
    assert not doors_on_stages


def test_no_pack_knows_another_and_no_logic_knows_a_pack() -> None:
    packs = {path.name for path in (SOURCE / "tradewire" / "languages").iterdir() if (path / "text.toml").exists()}
    assert packs

    def pack_of(module: str) -> str | None:
        parts = module.split(".")
        return parts[2] if len(parts) > 2 and parts[1] == "languages" and parts[2] in packs else None

    broken = [
        f"{module} imports {imported}"
        for module in MODULES
        for imported in ours(module)
        if pack_of(imported) and pack_of(imported) != pack_of(module)
    ]
    assert not broken


def test_understand_reaches_neither_disk_nor_network_nor_clock() -> None:
    broken = [
        f"{module} imports {imported}"
        for module in MODULES
        if package(module) == "understand"
        for imported in imports(module)
        if imported.split(".")[0] in OUTSIDE
    ]
    assert not broken


def test_understand_asks_no_clock_and_opens_no_file() -> None:
    calls = {"today", "now", "utcnow", "open", "read_text", "read_bytes", "input", "eval", "exec"}
    broken = [
        f"{module}:{node.lineno} calls {name}"
        for module in MODULES
        if package(module) == "understand"
        for node in ast.walk(ast.parse(MODULES[module].read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and (name := getattr(node.func, "attr", getattr(node.func, "id", ""))) in calls
    ]
    assert not broken


def test_the_doors_do_not_touch_the_database() -> None:
    broken = [
        f"{module} imports {imported}"
        for module in MODULES
        if package(module) in DOORS
        for imported in imports(module)
        if imported.split(".")[0] in DATABASES
    ]
    assert not broken


def test_there_are_no_import_cycles() -> None:
    done: set[str] = set()

    def visit(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " → ".join((*path[path.index(module) :], module))
        if module in done:
            return
        for imported in ours(module):
            if imported in MODULES and imported != module:
                visit(imported, (*path, module))
        done.add(module)

    for module in MODULES:
        visit(module, ())

"""Finds every word for people in the sources, with its translation context; standard library only.

Qt's own `lupdate` reads Python by its looks and takes contexts for what they are not, so the sources are read by
Python's parser here, and `lupdate` gets a list it cannot misread. Words for people are

- ``self.tr("…")``: the context is the class it stands in; ``view.tr("…")`` where `view` is an annotated argument: the
  annotation;
- ``QCoreApplication.translate("Context", "…")``, ``QT_TRANSLATE_NOOP("Context", "…")`` and, in rooms without Qt,
  ``translatable("Context", "…")``;
- ``tr("…")``, where `tr` is any function of a module that does nothing but call the former with its own context;
- the texts of the classes in `_TOLD`.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

_WITH_CONTEXT = ("translate", "QT_TRANSLATE_NOOP", "translatable")
_TOLD: dict[str, tuple[str, tuple[int | str, ...]]] = {
    "FieldInfo": ("Fields", (1, 2, 3, "unit", "empty")),
    "EndpointProblem": ("Address", (1,)),
    "EndpointWarning": ("Address", (1,)),
}
"""Classes without Qt whose arguments, by place or by name, are words for people, and the context of these."""


class Word(NamedTuple):
    """One text to translate and where it was found."""

    context: str
    text: str
    comment: str
    place: str


class Found(NamedTuple):
    """What the sources say to people; `problems` are calls a translation would miss."""

    words: list[Word]
    problems: list[str]


class Unit(NamedTuple):
    """One source file, parsed; `name` is its dotted module name."""

    path: Path
    name: str
    tree: ast.Module


def read(root: Path, package: str) -> Found:
    """All words for people below a package's folder, in the order of files and lines."""
    units = [
        Unit(path, ".".join(path.relative_to(root).with_suffix("").parts), ast.parse(path.read_text(encoding="utf-8")))
        for path in sorted((root / package).rglob("*.py"))
    ]
    contexts = {f"{unit.name}.{name}": context for unit in units for name, context in _own_functions(unit.tree)}
    readers = [_Reader(unit, unit.path.relative_to(root).as_posix(), contexts) for unit in units]
    words = [word for reader in readers for word in reader.read()]
    listed = {word.context for word in words}
    problems = [problem for reader in readers for problem in reader.problems]
    problems += [
        f"{place}: no text is marked for the context {context}"
        for reader in readers
        for context, place in reader.lookups
        if context not in listed
    ]
    return Found(words, problems)


def _own_functions(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """The module's functions that translate their argument in one context."""
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and len(node.args.args) == 1:
            for call in ast.walk(node):
                if isinstance(call, ast.Call) and _called(call) == "translate" and len(call.args) == 2:
                    context, text = call.args
                    if isinstance(context, ast.Constant) and not _is_written_there(text):
                        yield node.name, str(context.value)


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _is_text(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def _is_written_there(node: ast.expr) -> bool:
    """Whether a text is put together on the spot, so that it must be one literal; a variable may hold a marked one."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return _is_written_there(node.func.value)
    return isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp | ast.IfExp)


class _Reader(ast.NodeVisitor):
    """Walks one module and knows the class it is in; `lookups` are calls that translate what a variable holds."""

    def __init__(self, unit: Unit, shown_path: str, contexts: dict[str, str]) -> None:
        self.problems: list[str] = []
        self.lookups: list[tuple[str, str]] = []
        self._tree = unit.tree
        self._words: list[Word] = []
        self._path = shown_path
        self._contexts = contexts
        self._classes: list[str] = []
        self._annotated: dict[str, str] = {}
        self._names = {name: f"{unit.name}.{name}" for name, _ in _own_functions(unit.tree)}

    def read(self) -> list[Word]:
        """Everything this module says."""
        self.visit(self._tree)
        return self._words

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            self._names[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        self._classes.append(node.name)
        self.generic_visit(node)
        self._classes.pop()

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        outside = self._annotated
        self._annotated = outside | {
            argument.arg: argument.annotation.id
            for argument in (*node.args.args, *node.args.kwonlyargs)
            if isinstance(argument.annotation, ast.Name)
        }
        self.generic_visit(node)
        self._annotated = outside

    def visit_Call(self, node: ast.Call) -> None:
        self.generic_visit(node)
        name = _called(node)
        if name in _WITH_CONTEXT and len(node.args) >= 2 and _is_text(node.args[0]):
            self._note(node, ast.literal_eval(node.args[0]), node.args[1:])
        elif name in _TOLD:
            self._note_told(node, *_TOLD[name])
        elif context := self._context_of(node):
            self._note(node, context, node.args)
        elif name == "tr" and node.args and _is_text(node.args[0]):
            self.problems.append(f"{self._path}:{node.lineno}: no translation knows the context of this")

    def _context_of(self, node: ast.Call) -> str:
        if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Name):
            owner = node.func.value.id
            if owner == "self" and node.func.attr == "tr":
                return self._classes[-1] if self._classes else ""
            if owner in self._annotated and node.func.attr == "tr":
                return self._annotated[owner]
            return self._contexts.get(f"{self._names.get(owner, owner)}.{node.func.attr}", "")
        if isinstance(node.func, ast.Name):
            return self._contexts.get(self._names.get(node.func.id, ""), "")
        return ""

    def _note_told(self, node: ast.Call, context: str, arguments: tuple[int | str, ...]) -> None:
        named = {keyword.arg: keyword.value for keyword in node.keywords}
        for argument in arguments:
            text = named.get(argument) if isinstance(argument, str) else node.args[argument]
            if text is not None:
                self._note(node, context, [text])

    def _note(self, node: ast.Call, context: str, texts: Sequence[ast.expr]) -> None:
        place = f"{self._path}:{node.lineno}"
        literals = [ast.literal_eval(text) for text in texts if _is_text(text)]
        if texts and not _is_written_there(texts[0]):
            self.lookups.append((context, place))
        elif not literals or len(literals) != len(texts) or len(texts) > 2:
            self.problems.append(f"{place}: what is to be translated must be one literal text, and perhaps a comment")
        else:
            self._words.append(Word(context, literals[0], literals[1] if len(literals) > 1 else "", place))

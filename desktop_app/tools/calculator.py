"""Arithmetic written as people write it, without `eval`: the syntax tree is walked, all else is refused."""

from __future__ import annotations

import ast
import math
import operator
from collections.abc import Callable
from typing import Any

from desktop_app.tools.tool_problem import ToolProblem

Number = int | float

LONGEST_EXPRESSION = 500
_LARGEST_BITS = 4_096
_OPERATORS: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    ast.Mod: operator.mod,
}
_CONSTANTS: dict[str, Number] = {"pi": math.pi, "e": math.e, "tau": math.tau}
_FUNCTIONS: dict[str, Callable[..., Any]] = {
    "sqrt": math.sqrt, "abs": abs, "round": round, "floor": math.floor, "ceil": math.ceil, "min": min, "max": max,
    "sin": math.sin, "cos": math.cos, "tan": math.tan, "asin": math.asin, "acos": math.acos, "atan": math.atan,
    "log": math.log, "ln": math.log, "log10": math.log10, "log2": math.log2, "exp": math.exp,
    "degrees": math.degrees, "radians": math.radians, "gcd": math.gcd, "hypot": math.hypot,
}  # fmt: skip
_WRITTEN = str.maketrans({"×": "*", "·": "*", "÷": "/", "−": "-", "–": "-", "^": "**", "π": "pi", ",": ","})


def calculate(expression: str) -> Number:
    """The value of an expression such as ``(3 + 4) * 2 ^ 10``.

    Raises:
        ToolProblem: it is not arithmetic, has no value, or is too large.
    """
    if len(expression) > LONGEST_EXPRESSION:
        raise _wrong("it is too long")
    written = expression.strip().translate(_WRITTEN).rstrip("=? ")
    try:
        value = _value(ast.parse(written, mode="eval").body)
    except ToolProblem:
        raise
    except (SyntaxError, RecursionError, MemoryError):
        raise _wrong("it is not an arithmetic expression") from None
    except ZeroDivisionError:
        raise _wrong("it divides by zero") from None
    except (ValueError, TypeError, OverflowError, ArithmeticError) as problem:
        raise _wrong(str(problem)) from None
    if isinstance(value, float) and not math.isfinite(value):
        raise _wrong("its value is not a number")
    return _tidy(_small(value))


def _value(node: ast.expr) -> Number:
    match node:
        case ast.Constant(value=bool()):
            raise _wrong("it is not arithmetic")
        case ast.Constant(value=int() | float() as value):
            return _small(value)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand)
        case ast.UnaryOp(op=ast.UAdd(), operand=operand):
            return _value(operand)
        case ast.BinOp(left=left, op=ast.Pow(), right=right):
            return _power(_value(left), _value(right))
        case ast.BinOp(left=left, op=how, right=right) if type(how) in _OPERATORS:
            return _small(_OPERATORS[type(how)](_value(left), _value(right)))
        case ast.Name(id=name) if name in _CONSTANTS:
            return _CONSTANTS[name]
        case ast.Call(func=ast.Name(id=name), args=arguments, keywords=[]) if name in _FUNCTIONS:
            return _small(_FUNCTIONS[name](*map(_value, arguments)))
        case _:
            raise _wrong(f"{ast.unparse(node)[:40]} is not arithmetic")


def _power(base: Number, exponent: Number) -> Number:
    if isinstance(base, int) and isinstance(exponent, int) and abs(base) > 1:
        if exponent * base.bit_length() > _LARGEST_BITS:
            raise _wrong("its value is too large")
        if -exponent > _LARGEST_BITS:
            return 0.0
    return _small(base**exponent)


def _small(value: Any) -> Number:
    if isinstance(value, complex):
        raise _wrong("its value is not a real number")
    if isinstance(value, int) and value.bit_length() > _LARGEST_BITS:
        raise _wrong("its value is too large")
    number: Number = value
    return number


def _tidy(value: Number) -> Number:
    """Without what binary fractions add: 0.1 + 0.2 is 0.3 to a person who asks."""
    if isinstance(value, float):
        value = float(f"{value:.12g}")
        return int(value) if value.is_integer() and abs(value) < 1e15 else value
    return value


def _wrong(reason: str) -> ToolProblem:
    return ToolProblem("value", reason, f"This cannot be calculated: {reason}.")

"""What is wrong with a JSON Schema, or with arguments held against one: on which line, and in which words."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING, Any

from desktop_app.settings.json_places import Place, json_places
from desktop_app.translatable import translatable

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
    from jsonschema.exceptions import ValidationError

LONGEST_TEXT = 200_000
_LONGEST_DETAIL = 160


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """What was found out about a text.

    Attributes:
        value: the JSON object; None where there is a mistake.
        words: the first mistake as a sentence with `{0}` in the place of `detail`; empty: none.
        line: of the mistake, counted from 1.
    """

    value: dict[str, Any] | None = None
    words: str = ""
    detail: str = ""
    line: int = 0


def check_schema(text: str) -> Finding:
    """Look for the first mistake in the schema of a function's parameters."""
    read = _read(text)
    if read.value is None:
        return read
    if read.value.get("type", "object") != "object":
        words = translatable("SchemaCheck", "The parameters of a function are an object: “type” must be “object”.")
        return Finding(words=words, line=json_places(text).line_of(("type",)))
    return _first_mistake(text, read, _schema_validator().iter_errors(read.value))


def check_arguments(text: str, schema: dict[str, Any]) -> Finding:
    """Look for the first mistake in arguments; a schema that is wrong itself finds none."""
    import jsonschema.exceptions
    import referencing.exceptions
    from jsonschema import Draft202012Validator
    from jsonschema_specifications import REGISTRY

    read = _read(text if text.strip() else "{}")
    if read.value is None:
        return read
    try:
        Draft202012Validator.check_schema(schema)
        errors = list(Draft202012Validator(schema, registry=REGISTRY).iter_errors(read.value))
    except (jsonschema.exceptions.SchemaError, referencing.exceptions.Unresolvable, RecursionError):
        return read
    return _first_mistake(text, read, errors)


def _read(text: str) -> Finding:
    """The object in a text, or why there is none."""
    if len(text) > LONGEST_TEXT:
        return Finding(words=translatable("SchemaCheck", "This is too long."), line=1)
    try:
        value = json.loads(text)
    except RecursionError:
        return Finding(words=translatable("SchemaCheck", "This is nested too deeply."), line=1)
    except json.JSONDecodeError as mistake:
        return Finding(words=_syntax_words(mistake.msg), detail=mistake.msg, line=mistake.lineno)
    except ValueError:
        return Finding(words=translatable("SchemaCheck", "A number here is too long."), line=1)
    if not isinstance(value, dict):
        return Finding(words=translatable("SchemaCheck", "This has to be an object, in braces."), line=1)
    doubles = json_places(text).doubles
    if doubles:
        name, line = doubles[0]
        return Finding(words=translatable("SchemaCheck", "“{0}” stands here twice."), detail=name, line=line)
    return Finding(value)


def _syntax_words(message: str) -> str:
    known = {
        "Expecting ',' delimiter": translatable("SchemaCheck", "A comma is missing here, or before it."),
        "Expecting ':' delimiter": translatable("SchemaCheck", "A colon is missing after a name."),
        "Expecting property name": translatable("SchemaCheck", "A name in double quotes is missing here."),
        "Illegal trailing comma": translatable("SchemaCheck", "There is a comma too many before the end."),
        "Expecting value": translatable("SchemaCheck", "A value is missing here."),
        "Unterminated string": translatable("SchemaCheck", "A text that begins here has no closing quote."),
        "Invalid control character": translatable("SchemaCheck", "A text goes over the end of the line."),
        "Invalid \\": translatable("SchemaCheck", "After a backslash comes something that has no meaning."),
        "Extra data": translatable("SchemaCheck", "Something follows after the end."),
    }
    found = next((words for start, words in known.items() if message.startswith(start)), None)
    return found or translatable("SchemaCheck", "This is not JSON: {0}.")


def _first_mistake(text: str, read: Finding, errors: Iterable[ValidationError]) -> Finding:
    from jsonschema.exceptions import best_match

    places = json_places(text)
    found = [(places.line_of(_place(error)), error) for error in errors]
    if not found:
        return read
    line, error = min(found, key=lambda pair: pair[0])
    deepest = best_match([error]) or error
    words, detail = _words(deepest)
    return Finding(words=words, detail=detail, line=max(line, places.line_of(_place(deepest))))


def _place(error: ValidationError) -> Place:
    return tuple(step for step in error.absolute_path if isinstance(step, str | int))


def _words(error: ValidationError) -> tuple[str, str]:
    name = next((step for step in reversed(_place(error)) if isinstance(step, str)), "")
    match error.validator:
        case "required":
            missing = [each for each in error.validator_value if each not in error.instance]
            return translatable("SchemaCheck", "“{0}” is missing."), str(missing[0]) if missing else ""
        case "additionalProperties" | "unevaluatedProperties":
            known = error.schema.get("properties", {}) if isinstance(error.schema, dict) else {}
            strange = [each for each in error.instance if each not in known]
            return translatable("SchemaCheck", "“{0}” is not known here."), str(strange[0]) if strange else ""
        case "anyOf" | "enum" if name == "type":
            return translatable("SchemaCheck", "“{0}” is no type."), str(error.instance)[:_LONGEST_DETAIL]
        case "enum":
            choices = ", ".join(str(each) for each in error.validator_value)
            return translatable("SchemaCheck", "This has to be one of: {0}."), choices[:_LONGEST_DETAIL]
        case "type":
            wanted = error.validator_value if isinstance(error.validator_value, str) else ""
            return _type_words(wanted), name
    return translatable("SchemaCheck", "This does not fit: {0}."), error.message.rstrip(".")[:_LONGEST_DETAIL]


def _type_words(wanted: str) -> str:
    words = {
        "string": translatable("SchemaCheck", "“{0}” has to be a text."),
        "number": translatable("SchemaCheck", "“{0}” has to be a number."),
        "integer": translatable("SchemaCheck", "“{0}” has to be a whole number."),
        "boolean": translatable("SchemaCheck", "“{0}” has to be true or false."),
        "array": translatable("SchemaCheck", "“{0}” has to be a list."),
        "object": translatable("SchemaCheck", "“{0}” has to be an object."),
    }
    return words.get(wanted) or translatable("SchemaCheck", "“{0}” is of another type than it has to be.")


@cache
def _schema_validator() -> Draft202012Validator:
    from jsonschema import Draft202012Validator
    from jsonschema_specifications import REGISTRY

    return Draft202012Validator(Draft202012Validator.META_SCHEMA, registry=REGISTRY)

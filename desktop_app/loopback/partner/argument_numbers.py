"""Numbers of a sentence and the parameters they belong to."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any

from msgspec import Struct

from desktop_app.loopback.partner.argument_values import MISSING
from desktop_app.loopback.partner.number_words import numbers_in
from desktop_app.loopback.partner.utterance import Utterance

_SECONDS = {"second": 1, "minute": 60, "hour": 3600, "day": 86_400, "week": 604_800}
_TIME_UNIT = re.compile(r"(second|minute|hour|day|week)s?")
_ARTICLES = {"a": Fraction(1), "an": Fraction(1)}
_UNIT_OF_NAME = {
    "percent": ("percent", "%"),
    "brightness": ("percent", "%"),
    "volume": ("percent", "%"),
    "level": ("percent", "%"),
    "temperature": ("degree", "degrees"),
    "people": ("people", "persons", "guests"),
    "guests": ("people", "persons", "guests"),
    "party": ("people", "persons", "guests"),
    "amount": ("dollars", "euros", "pounds", "yen", "francs"),
}


class _Said(Struct):
    value: Fraction
    unit: str
    is_used: bool = False


class NumberPool:
    """The numbers of one sentence; each is given away once, to the parameter whose unit it has."""

    def __init__(self, heard: Utterance) -> None:
        words = heard.corrected
        self._said: list[_Said] = []
        taken = {index for number in numbers_in(words) for index in range(number.start, number.end)}
        found = [(number.value, number.start, number.end) for number in numbers_in(words)]
        for index, word in enumerate(words[:-1]):
            if word in _ARTICLES and index not in taken and _TIME_UNIT.fullmatch(words[index + 1]):
                found.append((_ARTICLES[word], index, index + 1))
        for value, start, end in sorted(found, key=lambda number: number[1]):
            unit = words[end] if end < len(words) else ""
            if value == Fraction(1, 2) and unit in ("a", "an") and end + 1 < len(words):
                unit = words[end + 1]
            if _TIME_UNIT.fullmatch(unit) and words[end + 1 : end + 4] == ["and", "a", "half"]:
                value += Fraction(1, 2)
            negative = words[:start][-1:] in (["minus"], ["negative"])
            self._said.append(_Said(-value if negative else value, unit))

    def suits(self, name: str) -> bool:
        """Whether a number with the unit of this parameter's name was said."""
        return any(_unit_rank(name, "", said.unit) > 1 for said in self._said)

    def take(self, name: str, schema: dict[str, Any], *, is_whole: bool) -> Any:
        """The number for a parameter, in its unit and bounds, or `MISSING`."""
        description = str(schema.get("description", ""))
        free = [said for said in self._said if not said.is_used]
        ranked = [(_unit_rank(name, description, said.unit), -index, said) for index, said in enumerate(free)]
        best = max((entry for entry in ranked if entry[0] > 0), key=lambda entry: entry[:2], default=None)
        if best is None:
            return MISSING
        said = best[2]
        if _time_unit(name) is not None or (_time_unit(description) is not None and _time_unit(said.unit) is not None):
            value = self._duration(name, description, said)
        else:
            said.is_used = True
            value = said.value
        value = _bounded(value, schema)
        return round(value) if is_whole or value.denominator == 1 else float(value)

    def _duration(self, name: str, description: str, said: _Said) -> Fraction:
        """A duration in the parameter's unit; "an hour and five minutes" is one duration."""
        wanted = _time_unit(name) or _time_unit(description) or "second"
        total = Fraction(0)
        for other in self._said:
            unit = _time_unit(other.unit)
            if other.is_used or (unit is None and other is not said):
                continue
            other.is_used = True
            total += other.value * Fraction(_SECONDS[unit or wanted], _SECONDS[wanted])
        return total


def _unit_rank(name: str, description: str, unit: str) -> int:
    """3 for the parameter's own unit, 2 for a unit that converts, 1 for a bare number, 0 where it belongs elsewhere."""
    wanted, said = _time_unit(name) or _time_unit(description), _time_unit(unit)
    if wanted is not None and said is not None:
        return 3 if wanted == said else 2
    words = set(re.findall(r"[a-z%]+", f"{name} {description}".lower()))
    fitting = {unit for key, units in _UNIT_OF_NAME.items() if key in words for unit in units}
    if unit in fitting or unit in words or unit.rstrip("s") in words:
        return 3 if unit else 1
    if said is not None and not re.search(
        r"duration|length|time|amount|number|count|value|interval|delay", name.lower()
    ):
        return 0
    return 1


def _time_unit(text: str) -> str | None:
    found = re.search(r"(?:^|[^a-z])" + _TIME_UNIT.pattern + r"(?:$|[^a-z])", text.lower())
    return found.group(1) if found else None


def _bounded(value: Fraction, schema: dict[str, Any]) -> Fraction:
    least, most = schema.get("minimum"), schema.get("maximum")
    if isinstance(most, int | float):
        value = min(value, Fraction(most))
    if isinstance(least, int | float):
        value = max(value, Fraction(least))
    return value

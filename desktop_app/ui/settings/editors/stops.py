"""Where a slider stops, and how an amount is written."""

from __future__ import annotations

from desktop_app.settings.fields import FieldInfo

_MOST_STOPS = 400


def stops_of(info: FieldInfo) -> list[float]:
    """The amounts a slider offers: the field's own steps, wider ones for what is long."""
    if info.minimum is None or info.maximum is None or info.step is None:
        raise ValueError(f"{info.name} has no range")
    if info.unit == "ms" and info.minimum < 1_000:
        fine = range(int(info.minimum), 1_000, int(info.step))
        return [*fine, *range(1_000, 2_000, 100), *range(2_000, int(info.maximum) + 1, 500)]
    count = int((info.maximum - info.minimum) / info.step + 1e-6)
    each = max(1, count // _MOST_STOPS)
    stops = [round(info.minimum + index * info.step, 4) for index in range(0, count + 1, each)]
    return stops if stops[-1] == info.maximum else [*stops, info.maximum]


def is_whole(info: FieldInfo) -> bool:
    """Whether the amount is a whole number."""
    return all(bound is None or float(bound).is_integer() for bound in (info.minimum, info.maximum, info.step))


def text_of(info: FieldInfo, amount: float) -> str:
    """The amount as one types it, without its unit."""
    if is_whole(info) and float(amount).is_integer():
        return str(int(amount))
    return f"{amount:.2f}" if round(amount, 2) == amount else f"{amount:g}"

"""Amounts of money in words for people; every one of them is an estimate."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

_SIGNS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "CNY": "CN¥", "INR": "₹", "KRW": "₩"}
_WITHOUT_CENTS = ("JPY", "KRW")


def money(amount: float, currency: str) -> str:
    """``$0.14``; what is less than a cent but something, ``< $0.01``."""
    decimals = 0 if currency in _WITHOUT_CENTS else 2
    least = 10**-decimals
    if 0 < amount < least / 2:
        return QCoreApplication.translate("Money", "< {0}").format(_written(least, decimals, currency))
    return _written(amount, decimals, currency)


def money_exact(amount: float, currency: str) -> str:
    """``$0.0124``: two digits more than the coins, for one turn and its parts."""
    decimals = 2 if currency in _WITHOUT_CENTS else 4
    least = 10**-decimals
    if 0 < amount < least / 2:
        return QCoreApplication.translate("Money", "< {0}").format(_written(least, decimals, currency))
    return _written(amount, decimals, currency)


def _written(amount: float, decimals: int, currency: str) -> str:
    sign = _SIGNS.get(currency, f"{currency}\N{NO-BREAK SPACE}")
    return f"{sign}{amount:,.{decimals}f}"

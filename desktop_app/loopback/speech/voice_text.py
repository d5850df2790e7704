"""What is written, as it is said: no markup, no control characters, numbers and abbreviations in words.

All engines get the same words, so they agree on "$3.50" and none can be given commands in the text. English.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

from desktop_app.loopback.partner.number_words import ordinal, spoken, spoken_year
from desktop_app.loopback.speech.voice_words import ABBREVIATIONS, CURRENCIES, FRACTIONS, MONTHS, SIGNS, UNITS

MAX_CHARACTERS = 8_000
"""About eight minutes; what is beyond is not said."""
_LONGEST_NUMBER_DIGITS = 12

Replacement = str | Callable[[re.Match[str]], str]

_DROPPED = {"Cf", "Me", "Cs", "Co", "Cn"}
_SPACED = {"Cc", "So", "Sk", "Zl", "Zp", "Zs"}


def spoken_text(text: str) -> str:
    """The words to say, in one line of letters and simple punctuation; ``""`` if there are none."""
    words = _plain(text if len(text) <= MAX_CHARACTERS else _shortened(text))
    words = " ".join(words.split())
    for pattern, replacement in _RULES:
        words = pattern.sub(replacement, words)
    words = " ".join(words.split())
    return words if any(character.isalnum() for character in words) else ""


def _shortened(text: str) -> str:
    space = text.rfind(" ", 0, MAX_CHARACTERS)
    return text[: space if space > 0 else MAX_CHARACTERS]


def _plain(text: str) -> str:
    """Compatibility forms, without what has no sound: control characters, pictures, invisible marks."""
    for sign, word in SIGNS.items():
        text = text.replace(sign, word)
    composed = unicodedata.normalize("NFKC", text).replace("\u2044", "/")  # a third is 1, fraction slash, 3
    return "".join(_plain_character(character) for character in composed)


def _plain_character(character: str) -> str:
    category = unicodedata.category(character)
    if category in _DROPPED or "\ufe00" <= character <= "\ufe0f":
        return ""
    return " " if category in _SPACED and not character.isalnum() and character != "°" else character


def _whole(digits: str) -> str:
    """Digits, perhaps with commas, as a number; as single digits where that is how it is read."""
    plain = digits.replace(",", "")
    if len(plain) > _LONGEST_NUMBER_DIGITS or (plain.startswith("0") and len(plain) > 1):
        return _singly(plain)
    return spoken(int(plain)).replace("-", " ")


def _singly(digits: str) -> str:
    return " ".join(spoken(int(digit)) for digit in digits if digit.isdecimal())


def _number(found: re.Match[str]) -> str:
    decimals = found["decimals"]
    return f" {_whole(found['whole'])}" + (f" point {_singly(decimals)}" if decimals else "") + " "


def _year(found: re.Match[str]) -> str:
    return found["before"] + spoken_year(int(found["year"])).replace("-", " ")


def _date(found: re.Match[str]) -> str:
    year, month, day = (int(found[name]) for name in ("year", "month", "day"))
    if not (1 <= month <= 12 and 1 <= day <= 31):
        return found.group()
    return f"{MONTHS[month - 1]} {ordinal(day)}, {spoken_year(year)}".replace("-", " ")


def _time(found: re.Match[str]) -> str:
    hour, minute, half = int(found["hour"]), int(found["minute"]), found["half"]
    if hour > 24 or minute > 59:
        return found.group()
    said = spoken(hour)
    if minute:
        said += f" oh {spoken(minute)}" if minute < 10 else f" {spoken(minute)}"
    elif not half:
        said += " o'clock" if 1 <= hour <= 12 else " hundred hours"
    return said.replace("-", " ") + (f" {half.upper()} M" if half else "")


def _money(found: re.Match[str]) -> str:
    one, many, cents = CURRENCIES[found["sign"]]
    whole, rest, scale = found["whole"].replace(",", ""), found["rest"], found["scale"]
    if scale:
        return f"{whole}{f'.{rest}' if rest else ''} {scale} {many}"
    said = f"{whole} {one if whole == '1' else many}"
    return f"{said} and {int(rest)} {cents}" if rest and len(rest) == 2 and int(rest) else said


def _measure(found: re.Match[str]) -> str:
    one, many = UNITS[found["unit"]]
    return f"{found['amount']} {one if found['amount'] == '1' else many}"


def _ordinal(found: re.Match[str]) -> str:
    value = int(found["whole"].replace(",", ""))
    return ordinal(value).replace("-", " ") if value else found.group()


def _fraction(found: re.Match[str]) -> str:
    above, below = found["above"], found["below"]
    if (above, below) == ("24", "7"):
        return "twenty four seven"
    names = FRACTIONS.get(below)
    if names is None:
        return f"{above} over {below}"
    return f"{above} {names[0] if above == '1' else names[1]}"


def _digit_groups(found: re.Match[str]) -> str:
    """A telephone number digit by digit, anything shorter as a range."""
    groups = found.group().split("-")
    if len(groups) > 2 or len(found.group()) > 7:
        return ", ".join(_singly(group) for group in groups)
    return f"{groups[0]} to {groups[1]}"


def _address(found: re.Match[str]) -> str:
    said = re.sub(r"^https?://", "", found.group()).rstrip("/")
    return said.replace(".", " dot ").replace("/", " slash ").replace("@", " at ").replace("-", " dash ")


def _path(found: re.Match[str]) -> str:
    return found.group().replace("/", " slash ")


def _abbreviation(found: re.Match[str]) -> str:
    return ABBREVIATIONS[found.group().lower().replace(" ", "")]


def _any_of(words: dict[str, str] | dict[str, tuple[str, str]] | dict[str, tuple[str, str, str]]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_AMOUNT = r"(?<!\d)(?P<amount>\d+(?:,\d{3})*(?:\.\d+)?)"
_YEAR_WORDS = "in|since|from|until|till|by|of|year|before|after|around|" + "|".join(MONTHS)
_HOSTS = "com|org|net|io|dev|ai|edu|gov|eu|uk|de|fr"

_RULES: tuple[tuple[re.Pattern[str], Replacement], ...] = tuple(
    (re.compile(pattern, flags), replacement)
    for pattern, replacement, flags in (
        (r"</?[A-Za-z!][^<>]{0,200}>", " ", 0),
        (r"\[([^\[\]]*)\]\(\s*\S+?\s*\)", r"\1", 0),
        (r"&(?:amp|#38);", " and ", 0),
        (r"&(?:[a-z]{2,6}|#\d{1,5});", " ", 0),
        (r"(?:https?://|www\.)\S*[\w/]|(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+", _address, 0),
        (rf"(?<![\w.-])(?:[\w-]{{1,63}}\.){{1,5}}(?:{_HOSTS})\b", _address, 0),
        (r"(?<!\S)(?:~|\.{1,2})?/\w\S*|(?<!\S)\w+/\w+/\S+", _path, 0),
        (r"(?<!\S)-{1,2}(?=[A-Za-z])", "dash ", 0),
        (r"\b(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})\b", _date, 0),
        (r"\b(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::\d\d)?(?:\s?(?P<half>[ap])(?:\.\s?m\b(?:\.(?=\s+[a-z]))?|m\b))?",
         _time, re.IGNORECASE),
        (rf"(?P<sign>[{''.join(CURRENCIES)}])\s?(?P<whole>\d+(?:,\d{{3}})*)(?:\.(?P<rest>\d+))?"
         r"(?:\s?(?P<scale>thousand|million|billion|trillion)\b)?", _money, 0),
        (rf"{_AMOUNT}\s?(?P<unit>{_any_of(UNITS)})(?![\w/])", _measure, 0),
        (rf"(?<![\w.])(?:{_any_of(ABBREVIATIONS)})(?!\w)", _abbreviation, re.IGNORECASE),
        (r"\b(?P<whole>\d{1,3}(?:,\d{3})?)(?:st|nd|rd|th)\b", _ordinal, 0),
        (r"\b\d{2,5}(?:-\d{2,5})+\b", _digit_groups, 0),
        (r"(?<![\w.])No\.\s?(?=\d)|#(?=\d)", "number ", 0),
        (r"(?<=\d)\s?[–—]\s?(?=\d)|(?<=\d)-(?=\d)", " to ", 0),
        (r"(?<=\d)\s+-\s+(?=\d)|(?<![\w.])[-−](?=\d)", " minus ", 0),
        (r"(?<=\d)\s?[×*x]\s?(?=\d)", " times ", 0),
        (r"(?<=\d)\s?÷\s?(?=\d)|(?<=\d)\s+/\s+(?=\d)", " divided by ", 0),
        (r"\b(?P<above>\d{1,3})/(?P<below>\d{1,3})\b", _fraction, 0),
        (rf"\b(?P<before>(?:{_YEAR_WORDS})(?:\s\d{{1,2}},?)?\s)(?P<year>1[1-9]\d\d|20\d\d)\b(?![.,]\d)",
         _year, re.IGNORECASE),
        (r"(?<=[^\W\d_])(?=\d)|(?<=\d)(?=[^\W\d_])", " ", 0),
        (r"(?P<whole>\d{1,3}(?:,\d{3})+|\d+)(?:\.(?P<decimals>\d+))?", _number, 0),
        (r"\s*[–—]\s*|\s+--?\s+|\s*--+\s*", ", ", 0),
        (r"[“”„«»]", '"', 0),
        (r"[‘’`´]", "'", 0),
        (r"(?<=\band)/(?=or\b)", " ", re.IGNORECASE),
        (r"(?<=\w)/(?=\w)", " or ", 0),
        (r"&", " and ", 0),
        (r"[*_#~^|\\{}\[\]<>/@=+$€£]", " ", 0),
        (r"(?<=\w)-(?!\w)|(?<!\w)-(?=\w)", " ", 0),
        (r"\s+(?=[.,;:!?])", "", 0),
        (r",\s*(?=[.,;:!?])|^[\s.,;:!?-]+", "", 0),
    )
)  # fmt: skip

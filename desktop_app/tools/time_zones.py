"""The time in a zone, named as the zone database does (``Asia/Tokyo``) or as people do (Tokyo)."""

from __future__ import annotations

import difflib
import zoneinfo
from datetime import datetime, tzinfo
from functools import lru_cache
from typing import Any

from desktop_app.tools.tool_problem import ToolProblem

_ALSO = {
    "utc": "UTC", "gmt": "Etc/GMT", "kyoto": "Asia/Tokyo", "osaka": "Asia/Tokyo", "beijing": "Asia/Shanghai",
    "delhi": "Asia/Kolkata", "new delhi": "Asia/Kolkata", "mumbai": "Asia/Kolkata", "munich": "Europe/Berlin",
    "barcelona": "Europe/Madrid", "milan": "Europe/Rome", "geneva": "Europe/Zurich", "boston": "America/New_York",
    "washington": "America/New_York", "miami": "America/New_York", "san francisco": "America/Los_Angeles",
    "seattle": "America/Los_Angeles", "rio de janeiro": "America/Sao_Paulo", "st petersburg": "Europe/Moscow",
}  # fmt: skip


def time_in(zone_name: str = "", now: datetime | None = None) -> dict[str, Any]:
    """The time, date and weekday; without a zone this machine's own. Raises `ToolProblem`: no such zone."""
    zone = zone_of(zone_name) if zone_name.strip() else None
    moment = (now or datetime.now().astimezone()).astimezone(zone)
    offset = moment.strftime("%z")
    return {
        "time": moment.strftime("%H:%M:%S"),
        "date": moment.strftime("%Y-%m-%d"),
        "weekday": moment.strftime("%A"),
        "time_zone": str(zone) if zone is not None else moment.tzname() or "",
        "utc_offset": f"{offset[:3]}:{offset[3:5]}",
    }


def zone_of(name: str) -> tzinfo:
    """The zone of a name of the database, or of a city. Raises `ToolProblem`."""
    cities = _cities()
    wanted = " ".join(name.lower().replace("_", " ").split())
    found = cities.get(wanted) or cities.get(wanted.partition(",")[0].strip())
    if found is None:
        near = difflib.get_close_matches(wanted, cities, n=3)
        suggestions = sorted({cities[word] for word in near})
        words = f"There is no time zone named {name[:60]!r}. Use a name such as Europe/Berlin."
        raise ToolProblem("value", name[:60], words, similar=suggestions or None)
    return zoneinfo.ZoneInfo(found)


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """Zones by their own names and by their cities, in lower case with spaces."""
    zones = sorted(zone for zone in zoneinfo.available_timezones() if zone not in ("localtime", "Factory"))
    by_city = {zone.rpartition("/")[2].replace("_", " ").lower(): zone for zone in zones if "/" in zone}
    by_name = {zone.replace("_", " ").lower(): zone for zone in zones}
    return {**by_city, **by_name, **{city: zone for city, zone in _ALSO.items() if zone in zones}}

"""Validates events against the preview types of an old openai SDK; runs in a Python that has that SDK.

Reads JSON lines ``[side, event]`` (side is ``server`` or ``client``), writes for each the JSON list of what is wrong:
``[path, kind]``, where the kind is pydantic's, ``no such event``, or ``no such field``.
"""

import json
import sys
from typing import get_args

from openai.types.beta.realtime import RealtimeClientEvent, RealtimeServerEvent
from pydantic import BaseModel, TypeAdapter, ValidationError


def by_type(union):
    """The models of a union by the event type they name."""
    members = get_args(get_args(union)[0])
    return {get_args(member.model_fields["type"].annotation)[0]: member for member in members}


def beyond(model, path=""):
    """The paths of fields that a model took without knowing them."""
    if isinstance(model, BaseModel):
        for name in model.model_extra or ():
            yield path + name
        for name in type(model).model_fields:
            yield from beyond(getattr(model, name), f"{path}{name}.")
    elif isinstance(model, list):
        for item in model:
            yield from beyond(item, path)


def problems(models, event):
    """What the SDK's types have against `event`."""
    if event["type"] not in models:
        return [["type", "no such event"]]
    try:
        model = TypeAdapter(models[event["type"]]).validate_python(event, strict=True)
    except ValidationError as error:
        return [[".".join(str(part) for part in each["loc"]), each["type"]] for each in error.errors()]
    return [[path, "no such field"] for path in beyond(model)]


def main():
    """Answer every line of the input with a line."""
    models = {"server": by_type(RealtimeServerEvent), "client": by_type(RealtimeClientEvent)}
    for line in sys.stdin:
        side, event = json.loads(line)
        print(json.dumps(problems(models[side], event)))


if __name__ == "__main__":
    main()

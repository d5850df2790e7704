"""When the practice partner calls functions, with which arguments, and what it makes of their results."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from partner_requests import (
    NOW,
    answer,
    answered,
    call,
    calls,
    later_answer,
    output,
    request,
    sentences,
    spoken,
    system,
    tool,
    typed,
)

from desktop_app.loopback.partner.practice_partner import answer_parts
from desktop_app.loopback.ports import CallFunction
from desktop_app.protocol.session_config import FunctionChoice, FunctionTool

TEXT = {"type": "string"}
WEATHER = tool(
    "get_weather",
    "Get the current weather for a location",
    ["location"],
    location={"type": "string", "description": "City and country, e.g. Bogotá, Colombia"},
    unit={"type": "string", "enum": ["celsius", "fahrenheit"]},
)
LIGHT = tool(
    "set_light",
    "Switch a lamp in the house",
    room={"type": "string", "enum": ["kitchen", "living room", "bedroom"]},
    on={"type": "boolean"},
)
TIMER = tool("set_timer", "Start a countdown", ["minutes"], minutes={"type": "integer", "minimum": 1}, label=TEXT)
TABLE = tool(
    "book_table",
    "Reserve a table in a restaurant",
    people={"type": "integer"},
    date={"type": "string", "format": "date"},
    time={"type": "string", "description": "HH:MM"},
)
TIME = tool("get_time", "Tells the current time in a time zone", [], timezone=TEXT)
LIST = tool("add_to_list", "Add items to the shopping list", items={"type": "array", "items": TEXT})
ORDER = tool("get_order_status", "Looks up where an order is", order_id=TEXT)
COLOUR = tool("change_background_color", "Change the background color of the page", color=TEXT)
FLIGHTS = tool("search_flights", "Find flights", ["origin", "destination"], origin=TEXT, destination=TEXT, date=TEXT)
MESSAGE = tool("send_message", "Sends a text message to a person", recipient=TEXT, text=TEXT)
CODE = {**TEXT, "description": "currency code"}
MONEY = tool("convert_currency", "Converts money", amount={"type": "number"}, to=CODE)
WEB = tool("search_web", "Search the internet for anything", query=TEXT)
HANG_UP = tool("end_call", "Hang up when the user says goodbye")
HEATING = tool(
    "set_thermostat",
    "Set the heating to a temperature",
    ["temperature"],
    temperature={"type": "number", "minimum": 5, "maximum": 30},
)
VOLUME = tool("set_volume", "How loud the music is", volume={"type": "integer", "minimum": 0, "maximum": 100})
CALCULATOR = tool("calculate", "Evaluates an arithmetic expression", expression=TEXT)
DOOR = tool(
    "setDoor", "Opens or closes a door", doorState={"enum": ["open", "closed"]}, doorName={"enum": ["front", "garage"]}
)
TOOLS = [WEATHER, LIGHT, TIMER, TABLE, TIME, LIST, ORDER, COLOUR, FLIGHTS, MESSAGE, MONEY, WEB, HANG_UP, HEATING, DOOR]


@pytest.mark.parametrize(
    ("said", "name", "arguments"),
    [
        ("what is the weather in paris", "get_weather", {"location": "Paris"}),
        ("will it rain in new york tomorrow", "get_weather", {"location": "New York"}),
        ("how's the weather in kyoto in fahrenheit", "get_weather", {"location": "Kyoto", "unit": "fahrenheit"}),
        ("do i need an umbrella in rio de janeiro", "get_weather", {"location": "Rio de Janeiro"}),
        ("what is the weather in parris", "get_weather", {"location": "Paris"}),
        ("What's the weather like in Springfield?", "get_weather", {"location": "Springfield"}),
        ("What's the weather in Paris, France?", "get_weather", {"location": "Paris, France"}),
        ("turn on the kitchen light", "set_light", {"room": "kitchen", "on": True}),
        ("please turn the lights off in the living room", "set_light", {"room": "living room", "on": False}),
        ("switch off the bed room light", "set_light", {"room": "bedroom", "on": False}),
        ("set a timer for five minutes", "set_timer", {"minutes": 5}),
        ("set a timer for an hour and a half", "set_timer", {"minutes": 90}),
        ("start a timer for one hour and fifteen minutes please", "set_timer", {"minutes": 75}),
        (
            "book a table for four people tomorrow at half past seven in the evening",
            "book_table",
            {"people": 4, "date": "2026-05-06", "time": "19:30"},
        ),
        (
            "Please reserve a table for 2 on Friday at 8 pm.",
            "book_table",
            {"people": 2, "date": "2026-05-08", "time": "20:00"},
        ),
        (
            "I need a table for six people on June 3rd at 18:15",
            "book_table",
            {"people": 6, "date": "2026-06-03", "time": "18:15"},
        ),
        ("what time is it", "get_time", {}),
        ("what time is it in tokyo", "get_time", {"timezone": "Asia/Tokyo"}),
        ("add milk and eggs to the shopping list", "add_to_list", {"items": ["milk", "eggs"]}),
        ("where is my order one two three four", "get_order_status", {"order_id": "1234"}),
        ("Where's my order AB-1234?", "get_order_status", {"order_id": "AB-1234"}),
        ("change the background color to blue", "change_background_color", {"color": "blue"}),
        ("make the background green", "change_background_color", {"color": "green"}),
        (
            "find me a flight from berlin to lisbon on monday",
            "search_flights",
            {"origin": "Berlin", "destination": "Lisbon", "date": "Monday"},
        ),
        ("send a message to bob saying i am late", "send_message", {"recipient": "Bob", "text": "i am late"}),
        ('Send Karen the message "See you at six"', "send_message", {"recipient": "Karen", "text": "See you at six"}),
        ("convert fifty dollars to euros", "convert_currency", {"amount": 50, "to": "EUR"}),
        ("search for the history of the ferry", "search_web", {"query": "the history of the ferry"}),
        ("goodbye", "end_call", {}),
        ("set the heating to twenty one degrees", "set_thermostat", {"temperature": 21}),
        ("set the heating to ninety degrees", "set_thermostat", {"temperature": 30}),
        ("set the heating to nineteen point five degrees", "set_thermostat", {"temperature": 19.5}),
        ("close the garage door", "setDoor", {"doorState": "closed", "doorName": "garage"}),
        ("unlock the front door", "setDoor", {"doorState": "open", "doorName": "front"}),
    ],
)
def test_a_fitting_function_is_called(said: str, name: str, arguments: dict[str, Any]) -> None:
    assert calls(said, tools=TOOLS) == [(name, arguments)]


@pytest.mark.parametrize(
    "said",
    [
        "hello there",
        "tell me a story",
        "tell me a story about a ferry",
        "what is seven plus five",
        "what is six times seven",
        "count to ten",
        "spell the word weather",
        "thank you very much",
        "who are you",
        "what can you do",
        "my name is bob",
        "what did i say",
        "say that again",
        "how are you",
        "tell me a joke",
        "i like pizza",
        "yes",
        "no thanks",
        "stop",
        "continue",
        "",
    ],
)
def test_small_talk_calls_nothing(said: str) -> None:
    before = [spoken("hello"), answered("Hello!")]
    assert calls(*before, said, tools=TOOLS) == []
    assert answer(*before, said, tools=TOOLS)


def test_the_calculator_is_called_if_there_is_one() -> None:
    assert calls("what is seven plus five", tools=[WEATHER, CALCULATOR]) == [("calculate", {"expression": "7 + 5"})]


def test_a_level_in_percent() -> None:
    assert calls("set the volume to forty percent", tools=[VOLUME]) == [("set_volume", {"volume": 40})]


def test_several_places_are_several_calls() -> None:
    made = calls("what is the weather in paris and london", tools=TOOLS)
    assert made == [("get_weather", {"location": "Paris"}), ("get_weather", {"location": "London"})]


def test_two_wishes_are_two_calls() -> None:
    made = calls("what is the weather in rome and what time is it", tools=TOOLS)
    assert [name for name, _ in made] == ["get_weather", "get_time"]


def test_one_by_one_the_second_call_follows_the_first_result() -> None:
    words = spoken("what is the weather in paris and london")
    first = [words, call("get_weather", {"location": "Paris"}), output({"temperature": 21})]
    assert calls(*first, tools=TOOLS, one_call_only=True) == [("get_weather", {"location": "London"})]
    both = [*first, call("get_weather", {"location": "London"}, "call_2"), output({"temperature": 12}, "call_2")]
    said = answer(*both, tools=TOOLS, one_call_only=True)
    assert "21" in said
    assert "12" in said


def test_tool_choice_none_calls_nothing() -> None:
    said = answer("what is the weather in paris", tools=[WEATHER], tool_choice="none")
    assert "weather" in said


def test_tool_choice_required_calls_whatever_was_said() -> None:
    assert calls("tell me a story", tools=[LIGHT], tool_choice="required") == [
        ("set_light", {"room": "kitchen", "on": True})
    ]
    assert len(calls("", tools=TOOLS, tool_choice="required")) == 1
    assert len(calls(tools=TOOLS, tool_choice="required")) == 1
    best = calls("turn off the bedroom light", tools=TOOLS, tool_choice="required")
    assert best == [("set_light", {"room": "bedroom", "on": False})]


def test_a_forced_function_is_called_with_the_best_arguments() -> None:
    forced = FunctionChoice(name="search_web")
    made = calls("hello my friend", tools=TOOLS, tool_choice=forced)
    assert made == [("search_web", {"query": "hello my friend"})]
    forced = FunctionChoice(name="book_table")
    (made_call,) = calls("tell me a story", tools=TOOLS, tool_choice=forced)
    assert made_call == ("book_table", {"people": 1, "date": "2026-05-05", "time": "14:05"})


def test_a_missing_argument_is_asked_for_and_then_used() -> None:
    question = answer(answered("Hello!"), "what is the weather", tools=[WEATHER])
    assert question == "For which location?"
    before = [answered("Hello!"), spoken("what is the weather"), answered(question)]
    assert calls(*before, "Springfield", tools=[WEATHER]) == [("get_weather", {"location": "Springfield"})]
    assert calls(*before, "in san francisco please", tools=[WEATHER]) == [
        ("get_weather", {"location": "San Francisco"})
    ]


def test_what_about_another_city() -> None:
    before = [
        spoken("what is the weather in paris"),
        call("get_weather", {"location": "Paris"}),
        output({"high": 18}),
        answered("Paris: the high is 18."),
    ]
    assert calls(*before, "and what about london", tools=[WEATHER]) == [("get_weather", {"location": "London"})]


def test_it_is_what_was_spoken_of() -> None:
    before = [
        spoken("turn on the kitchen light"),
        call("set_light", {"room": "kitchen", "on": True}),
        output({"ok": True}),
        answered("It worked."),
    ]
    assert calls(*before, "turn it off again", tools=[LIGHT]) == [("set_light", {"room": "kitchen", "on": False})]


def test_arguments_obey_the_schema() -> None:
    odd = tool(
        "order_pizza",
        "Orders a pizza",
        ["size", "count", "extras", "address", "paid"],
        size={"enum": ["small", "large"]},
        count={"type": ["integer", "null"], "default": 1},
        extras={"type": "array", "items": {"type": "string", "enum": ["cheese", "ham", "olives"]}},
        address={"$ref": "#/$defs/address"},
        paid={"anyOf": [{"type": "boolean"}, {"type": "null"}], "default": False},
        note={"const": "spoken"},
    )
    schema = {**(odd.parameters or {}), "$defs": {"address": {"type": "object", "properties": {"city": TEXT}}}}
    odd = FunctionTool(name=odd.name, description=odd.description, parameters=schema)
    made = calls("order two large pizzas with ham and olives to berlin", tools=[odd])
    assert made == [
        (
            "order_pizza",
            {
                "size": "large",
                "count": 2,
                "extras": ["ham", "olives"],
                "address": {"city": "Berlin"},
                "paid": False,
                "note": "spoken",
            },
        )
    ]


@pytest.mark.parametrize(
    "parameters",
    [
        None,
        {},
        {"type": "object"},
        {"properties": {"a": None, "b": "x"}, "required": ["a", "b"]},
        {"properties": {"a": {"$ref": "#/nowhere"}, "b": {"type": "array"}}, "required": "a"},
        {"properties": {"a": {"enum": []}, "b": {"anyOf": []}, "c": {"type": "integer", "minimum": "x"}}},
        {
            "$defs": {"n": {"properties": {"n": {"$ref": "#/$defs/n"}}, "type": "object"}},
            "properties": {"n": {"$ref": "#/$defs/n"}},
        },
    ],
)
def test_strange_schemas_give_an_object(parameters: Any) -> None:
    strange = (
        FunctionTool(name="do_it", parameters=parameters) if parameters is not None else FunctionTool(name="do_it")
    )
    made = list(answer_parts(request([spoken("do it two times in paris")], tools=[strange], tool_choice="required")))
    assert len(made) == 1
    assert isinstance(made[0], CallFunction)
    assert isinstance(json.loads(made[0].arguments), dict)


RESULT_TABLE: list[tuple[Any, str]] = [
    ({"high": 18, "condition": "cloudy"}, r"Kyoto: the high is 18 and the condition is cloudy\."),
    ({"location": "Kyoto", "temperature": 21.456}, r"Kyoto: the temperature is 21\.46\."),
    (
        {"current": {"wind_speed": 5, "isRaining": False}},
        r"current wind speed is 5 and the current is raining is no",
    ),
    ("It is sunny in Kyoto.", r"^It is sunny in Kyoto\.$"),
    ("sunny", r"^Sunny\.$"),
    ('"sunny and warm"', r"^Sunny and warm\.$"),
    ("17", r"Kyoto: 17\."),
    ("true", r"worked"),
    ("", r"nothing"),
    ("null", r"nothing"),
    ({}, r"nothing"),
    ({"error": "no such city"}, r"problem: no such city\."),
    ({"error": {"code": 5, "message": "Too busy."}}, r"problem: Too busy\."),
    ({"error": None, "ok": True}, r"[Ii]t worked"),
    ({"success": True}, r"[Ii]t worked"),
    ({"message": "Mild, with a high of 18.", "id": "x1"}, r"^Mild, with a high of 18\.$"),
    ([1, 2, 3], r"1, 2, and 3\."),
    (["sun", "rain"], r"sun and rain\."),
    (
        {"days": [{"day": "Monday", "high": 18}, {"day": "Tuesday", "high": 20}]},
        r"2 entries.*Monday.*high is 20",
    ),
    ({f"value_{n}": n for n in range(20)}, r"12 more"),
    ('{"broken": ', r"broken"),
    ({"location": "Kyoto", "on": False}, r"Kyoto: it is off\."),
    ({"speed": 5, "speed_unit": "km"}, r"Kyoto: the speed is 5 km\."),
]


@pytest.mark.parametrize(("value", "expected"), RESULT_TABLE)
def test_results_are_spoken_plainly(value: Any, expected: str) -> None:
    made = call("get_weather", {"location": "Kyoto", "unit": "celsius"})
    said = answer("what is the weather in kyoto", made, output(value), tools=[WEATHER])
    assert re.search(expected, said), said
    assert not re.search(r"[{}\[\]_]", said.replace('{"broken":', "")), said


def test_results_of_several_calls_are_told_apart() -> None:
    said = sentences(
        [
            spoken("what is the weather in paris and london"),
            call("get_weather", {"location": "Paris"}, "call_1"),
            call("get_weather", {"location": "London"}, "call_2"),
            output({"high": 18}, "call_1"),
            output({"high": 15}, "call_2"),
        ],
        tools=[WEATHER],
    )
    assert said == ["Paris: the high is 18.", "London: the high is 15."]


def test_a_result_is_spoken_of_even_if_a_call_is_required() -> None:
    items = [spoken("weather in kyoto"), call("get_weather", {"location": "Kyoto"}), output({"high": 18})]
    assert "18" in answer(*items, tools=[WEATHER], tool_choice="required")


def test_a_result_without_its_call_is_spoken_of() -> None:
    assert "18" in answer(spoken("hello"), output({"high": 18}))


def test_after_a_result_the_next_turn_is_an_own_one() -> None:
    items = [spoken("weather in kyoto"), call("get_weather", {"location": "Kyoto"}), output({"high": 18})]
    assert "twelve" in answer(*items, answered("The high is 18."), "what is seven plus five", tools=[WEATHER])


def test_both_directions_as_a_conversation() -> None:
    items: list[Any] = [system("Be nice."), typed("Will it snow in Oslo on Sunday?")]
    ((name, arguments),) = calls(*items, tools=TOOLS)
    items += [call(name, arguments), output({"snow_cm": 4, "date": "Sunday"})]
    said = answer(*items, tools=TOOLS)
    assert "Oslo" in said
    assert "the snow cm is 4" in said
    assert calls(*items, answered(said), "thank you", tools=TOOLS) == []


def test_without_a_fitting_function_it_is_said() -> None:
    assert "weather" in later_answer("what is the weather in paris", tools=[LIGHT], now=NOW)

"""Every form of address that people were seen to paste, and what becomes of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.connection.endpoint import Endpoint, endpoint_for, parse_endpoint
from desktop_app.connection.endpoint_problem import EndpointProblem
from desktop_app.protocol.dialect import Dialect
from desktop_app.settings.connections import ConnectionProfile

GA, PREVIEW = Dialect.GA, Dialect.PREVIEW
AZ = "wss://res.openai.azure.com/openai/v1/realtime?model=dep"
AZ_OLD = "wss://res.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=dep"
OA = "wss://api.openai.com/v1/realtime?model=gpt-realtime"

DEP = {"deployment": "dep"}
OLD = {"deployment": "dep", "dialect": PREVIEW}

# pasted, options, final URL, dialect, service, how a key travels, codes of the warnings
TABLE = [
    # Azure resource addresses without a path: the profile's dialect, or GA
    ("https://res.openai.azure.com", DEP, AZ, GA, "azure", "api-key", ""),
    ("https://res.openai.azure.com/", DEP, AZ, GA, "azure", "api-key", ""),
    ("wss://res.openai.azure.com", DEP, AZ, GA, "azure", "api-key", ""),
    ("http://res.openai.azure.com/", DEP, AZ, GA, "azure", "api-key", ""),
    ("ws://res.openai.azure.com/", DEP, AZ, GA, "azure", "api-key", ""),
    ("res.openai.azure.com", DEP, AZ, GA, "azure", "api-key", ""),
    ("//res.openai.azure.com", DEP, AZ, GA, "azure", "api-key", ""),
    ("RES.OpenAI.Azure.COM", DEP, AZ, GA, "azure", "api-key", ""),
    ("https:res.openai.azure.com", DEP, AZ, GA, "azure", "api-key", ""),
    ("wss:/res.openai.azure.com", DEP, AZ, GA, "azure", "api-key", ""),
    ("https://res.openai.azure.com:443/", DEP, AZ, GA, "azure", "api-key", ""),
    ("https://res.openai.azure.com", OLD, AZ_OLD, PREVIEW, "azure", "api-key", "preview_path"),
    ("res", {**DEP, "service": "azure"}, AZ, GA, "azure", "api-key", ""),
    (
        "https://res.services.ai.azure.com/",
        DEP,
        "wss://res.services.ai.azure.com/openai/v1/realtime?model=dep",
        GA,
        "azure",
        "api-key",
        "",
    ),
    (
        "https://res.services.ai.azure.com/api/projects/demo",
        DEP,
        "wss://res.services.ai.azure.com/openai/v1/realtime?model=dep",
        GA,
        "azure",
        "api-key",
        "",
    ),
    (
        "https://res.services.ai.azure.com/models",
        DEP,
        "wss://res.services.ai.azure.com/openai/v1/realtime?model=dep",
        GA,
        "azure",
        "api-key",
        "path_replaced",
    ),
    (
        "https://res.cognitiveservices.azure.com/",
        DEP,
        "wss://res.cognitiveservices.azure.com/openai/v1/realtime?model=dep",
        GA,
        "azure",
        "api-key",
        "",
    ),
    (
        "https://swedencentral.api.cognitive.microsoft.com/",
        DEP,
        "wss://swedencentral.api.cognitive.microsoft.com/openai/v1/realtime?model=dep",
        GA,
        "azure",
        "api-key",
        "",
    ),
    # sovereign clouds
    (
        "https://res.openai.azure.us/",
        DEP,
        "wss://res.openai.azure.us/openai/v1/realtime?model=dep",
        GA,
        "azure",
        "api-key",
        "",
    ),
    (
        "https://res.openai.azure.cn",
        DEP,
        "wss://res.openai.azure.cn/openai/v1/realtime?model=dep",
        GA,
        "azure",
        "api-key",
        "",
    ),
    (
        "https://res.cognitiveservices.azure.us/openai/realtime?deployment=d",
        {},
        "wss://res.cognitiveservices.azure.us/openai/realtime?api-version=2024-10-01-preview&deployment=d",
        PREVIEW,
        "azure",
        "api-key",
        "preview_path",
    ),
    # private link, management gateway
    ("https://res.privatelink.openai.azure.com/", DEP, AZ, GA, "azure", "api-key", "host_changed"),
    (
        "https://gate.azure-api.net/speech/openai/realtime?api-version=2025-04-01-preview&deployment=d&tenant=a",
        {},
        "wss://gate.azure-api.net/speech/openai/realtime?api-version=2025-04-01-preview&deployment=d&tenant=a",
        PREVIEW,
        "azure",
        "api-key",
        "preview_path",
    ),
    (
        "https://gate.azure-api.net/speech/openai/v1",
        DEP,
        "wss://gate.azure-api.net/speech/openai/v1/realtime?model=dep",
        GA,
        "azure",
        "api-key",
        "",
    ),
    # Azure GA paths
    ("https://res.openai.azure.com/openai/v1", DEP, AZ, GA, "azure", "api-key", ""),
    ("https://res.openai.azure.com/openai/v1/", DEP, AZ, GA, "azure", "api-key", ""),
    ("https://res.openai.azure.com/openai", DEP, AZ, GA, "azure", "api-key", ""),
    ("wss://res.openai.azure.com/openai/v1/realtime?model=dep", {}, AZ, GA, "azure", "api-key", ""),
    ("https://res.openai.azure.com/openai/v1/realtime?deployment=dep", {}, AZ, GA, "azure", "api-key", ""),
    (
        "https://res.openai.azure.com/openai/v1/realtime?api-version=preview&model=dep",
        {},
        AZ,
        GA,
        "azure",
        "api-key",
        "api_version_dropped",
    ),
    ("https://res.openai.azure.com/openai/v1/chat/completions?model=dep", {}, AZ, GA, "azure", "api-key", ""),
    (
        "https://res.openai.azure.com/openai/v1/realtime/client_secrets",
        DEP,
        AZ,
        GA,
        "azure",
        "api-key",
        "path_replaced",
    ),
    ("https://res.openai.azure.com/openai/v1/realtime?model=old", DEP, AZ, GA, "azure", "api-key", "model_differs"),
    ("https://res.openai.azure.com/openai/v1/realtime?model=dep&x=1", {}, AZ, GA, "azure", "api-key", "query_dropped"),
    (
        "https://res.openai.azure.com/openai/v1/realtime?model=dep",
        {"dialect": PREVIEW},
        AZ_OLD,
        PREVIEW,
        "azure",
        "api-key",
        "path_changed preview_path",
    ),
    (
        "wss://res.openai.azure.com/openai/v1/realtime?intent=transcription",
        {},
        "wss://res.openai.azure.com/openai/v1/realtime?intent=transcription",
        GA,
        "azure",
        "api-key",
        "",
    ),
    # the portal's target URIs
    (
        "https://res.cognitiveservices.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=gpt-4o-rt",
        {},
        "wss://res.cognitiveservices.azure.com/openai/realtime?api-version=2024-10-01-preview&deployment=gpt-4o-rt",
        PREVIEW,
        "azure",
        "api-key",
        "preview_path",
    ),
    (
        "https://res.cognitiveservices.azure.com/openai/realtime?api-version=2025-04-01-preview&deployment=d",
        {"dialect": GA},
        "wss://res.cognitiveservices.azure.com/openai/v1/realtime?model=d",
        GA,
        "azure",
        "api-key",
        "path_changed api_version_dropped",
    ),
    (
        "https://res.openai.azure.com/openai/deployments/dep/realtime?api-version=2024-10-01-preview",
        {},
        AZ,
        GA,
        "azure",
        "api-key",
        "api_version_dropped",
    ),
    (
        "https://res.openai.azure.com/openai/deployments/dep/chat/completions?api-version=2024-10-01-preview",
        {"dialect": PREVIEW},
        AZ_OLD,
        PREVIEW,
        "azure",
        "api-key",
        "preview_path",
    ),
    (
        "https://res.openai.azure.com/openai/deployments/my%20dep/audio",
        {},
        "wss://res.openai.azure.com/openai/v1/realtime?model=my%20dep",
        GA,
        "azure",
        "api-key",
        "",
    ),
    (
        "wss://res.openai.azure.com/openai/realtime?deployment=dep",
        {},
        AZ_OLD,
        PREVIEW,
        "azure",
        "api-key",
        "preview_path",
    ),
    (
        "wss://res.openai.azure.com/openai/realtime?api-version=x&deployment=dep",
        {"api_version": "2024-10-01-preview"},
        AZ_OLD,
        PREVIEW,
        "azure",
        "api-key",
        "preview_path",
    ),
    (
        "wss://res.openai.azure.com/openai/realtime?api-version=2024-10-01-preview&amp;deployment=dep",
        {},
        AZ_OLD,
        PREVIEW,
        "azure",
        "api-key",
        "preview_path",
    ),
    ("https://res.openai.azure.com/openai/realtime/", OLD, AZ_OLD, PREVIEW, "azure", "api-key", "preview_path"),
    # text around the address
    ('  "https://res.openai.azure.com/"  ', DEP, AZ, GA, "azure", "api-key", ""),
    ("<https://res.openai.azure.com/>", DEP, AZ, GA, "azure", "api-key", ""),
    ('AZURE_OPENAI_ENDPOINT="https://res.openai.azure.com/"', DEP, AZ, GA, "azure", "api-key", ""),
    ("export AZURE_OPENAI_ENDPOINT=res.openai.azure.com", DEP, AZ, GA, "azure", "api-key", ""),
    ("curl https://res.openai.azure.com/openai/v1/realtime?model=dep -H 'x: y'", {}, AZ, GA, "azure", "api-key", ""),
    ("Endpoint: https://res.openai.azure.com/, then press Create", DEP, AZ, GA, "azure", "api-key", ""),
    ("[portal](https://res.openai.azure.com/)", DEP, AZ, GA, "azure", "api-key", ""),
    ("\ufeffhttps://res.openai.azure.com\u200b/\n", DEP, AZ, GA, "azure", "api-key", ""),
    ("https:\\\\res.openai.azure.com\\openai\\v1", DEP, AZ, GA, "azure", "api-key", ""),
    ("https://res.openai.azure.com//openai//v1/#anchor", DEP, AZ, GA, "azure", "api-key", ""),
    # OpenAI
    ("wss://api.openai.com/v1/realtime?model=gpt-realtime", {}, OA, GA, "openai", "bearer", ""),
    ("https://api.openai.com/v1", {"deployment": "gpt-realtime"}, OA, GA, "openai", "bearer", ""),
    ("api.openai.com", {}, OA, GA, "openai", "bearer", "model_assumed"),
    ("", {"service": "openai", "deployment": "gpt-realtime"}, OA, GA, "openai", "bearer", ""),
    (
        "https://api.openai.com/v1/chat/completions",
        {"deployment": "gpt-realtime"},
        OA,
        GA,
        "openai",
        "bearer",
        "path_replaced",
    ),
    (
        "https://platform.openai.com/docs/guides/realtime",
        {"deployment": "gpt-realtime"},
        OA,
        GA,
        "openai",
        "bearer",
        "host_changed path_replaced",
    ),
    (
        "wss://eu.api.openai.com/v1/realtime?model=gpt-realtime-2",
        {},
        "wss://eu.api.openai.com/v1/realtime?model=gpt-realtime-2",
        GA,
        "openai",
        "bearer",
        "",
    ),
    (
        "wss://api.openai.com/v1/realtime?model=gpt-4o-realtime-preview",
        {"dialect": PREVIEW},
        "wss://api.openai.com/v1/realtime?model=gpt-4o-realtime-preview",
        PREVIEW,
        "openai",
        "bearer",
        "",
    ),
    (
        "wss://api.openai.com/v1/realtime?call_id=rtc_1",
        {},
        "wss://api.openai.com/v1/realtime?call_id=rtc_1",
        GA,
        "openai",
        "bearer",
        "",
    ),
    # this machine, `duologue serve`, servers of one's own
    (
        "ws://127.0.0.1:8123/v1/realtime",
        {},
        "ws://127.0.0.1:8123/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "model_assumed",
    ),
    (
        "ws://127.0.0.1:8123/v1/realtime?api-key=s3cret",
        {},
        "ws://127.0.0.1:8123/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "key_moved model_assumed",
    ),
    (
        "ws://127.0.0.1:8123/openai/realtime?api-key=s3cret",
        {},
        "ws://127.0.0.1:8123/openai/realtime?api-version=2024-10-01-preview&deployment=gpt-4o-realtime-preview",
        PREVIEW,
        "custom",
        "api-key",
        "key_moved model_assumed",
    ),
    (
        '{"url": "ws://127.0.0.1:81/v1/realtime", "preview_url": "ws://127.0.0.1:81/openai/realtime", "api_key": "k"}',
        {},
        "ws://127.0.0.1:81/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "model_assumed",
    ),
    (
        '{"url": "ws://127.0.0.1:81/v1/realtime", "preview_url": "ws://127.0.0.1:81/openai/realtime", "api_key": "k"}',
        {"dialect": PREVIEW},
        "ws://127.0.0.1:81/openai/realtime?api-version=2024-10-01-preview&deployment=gpt-4o-realtime-preview",
        PREVIEW,
        "custom",
        "api-key",
        "model_assumed",
    ),
    (
        "ws://127.0.0.1:81/v1/realtime",
        {"service": "builtin", "dialect": PREVIEW},
        "ws://127.0.0.1:81/openai/realtime?api-version=2024-10-01-preview&deployment=gpt-4o-realtime-preview",
        PREVIEW,
        "builtin",
        "api-key",
        "",
    ),
    (
        "ws://127.0.0.1:81/v1/realtime",
        {"service": "builtin"},
        "ws://127.0.0.1:81/v1/realtime?model=gpt-realtime",
        GA,
        "builtin",
        "api-key",
        "",
    ),
    (
        "localhost:8080",
        {},
        "ws://localhost:8080/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "model_assumed",
    ),
    (
        "http://localhost:8080/v1",
        {},
        "ws://localhost:8080/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "model_assumed",
    ),
    (
        "http://[::1]:8080",
        {},
        "ws://[::1]:8080/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "model_assumed",
    ),
    (
        "http://0.0.0.0:8000",
        {},
        "ws://127.0.0.1:8000/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "host_changed model_assumed",
    ),
    (
        "speech.example.org",
        {},
        "wss://speech.example.org/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "model_assumed",
    ),
    (
        "wss://speech.example.org/talk/now?room=7",
        {},
        "wss://speech.example.org/talk/now?room=7",
        GA,
        "custom",
        "bearer",
        "",
    ),
    (
        "wss://gate.example.org/rt?api-version=2024-10-01-preview&deployment=a",
        OLD,
        "wss://gate.example.org/rt?api-version=2024-10-01-preview&deployment=dep",
        PREVIEW,
        "custom",
        "bearer",
        "",
    ),
    ("https://speech.example.org:8443/v1/realtime?model=m", {}, "", GA, "custom", "bearer", ""),
    (
        "ws://192.168.1.5:9000",
        {"allow_plain": True},
        "ws://192.168.1.5:9000/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "model_assumed",
    ),
    (
        "wss://:s3cret@speech.example.org/v1/realtime",
        {},
        "wss://speech.example.org/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "user_info_moved model_assumed",
    ),
    (
        "https://bücher.example/v1",
        {},
        "wss://xn--bcher-kva.example/v1/realtime?model=gpt-realtime",
        GA,
        "custom",
        "bearer",
        "model_assumed",
    ),
]


@pytest.mark.parametrize(("pasted", "options", "url", "dialect", "service", "key_header", "warnings"), TABLE)
def test_pasted(pasted, options, url, dialect, service, key_header, warnings):
    endpoint = parse_endpoint(pasted, **options)
    assert endpoint.url == (url or "wss://speech.example.org:8443/v1/realtime?model=m")
    assert endpoint.dialect is dialect
    assert endpoint.service == service
    assert endpoint.key_header == key_header
    assert " ".join(warning.code for warning in endpoint.warnings) == warnings


def test_the_table_is_as_long_as_promised():
    assert len({(row[0], str(row[1])) for row in TABLE}) == len(TABLE) >= 60


@pytest.mark.parametrize("row", [row for row in TABLE if row[3] is GA or row[4] != "custom"], ids=lambda row: row[0])
def test_what_was_understood_is_understood_again(row):
    """A stored address (the final URL) means the same the next time."""
    first = parse_endpoint(row[0], **row[1])
    options = {key: value for key, value in row[1].items() if key != "deployment"}
    again = parse_endpoint(first.url, **options)
    assert (again.url, again.dialect) == (first.url, first.dialect)


@pytest.mark.parametrize(
    ("pasted", "options", "code"),
    [
        ("", {}, "empty"),
        (" \n\t", {}, "empty"),
        ("sk-proj-abcdefghijklmnop", {}, "looks_like_key"),
        ("ek_abcdef0123456789", {}, "looks_like_key"),
        ("0123456789abcdef0123456789abcdef", {}, "looks_like_key"),
        ("eyJhbGciOi.eyJzdWIi.abc", {}, "looks_like_key"),
        ("https://<your-resource>.openai.azure.com", DEP, "placeholder"),
        ("https://{resource}.openai.azure.com/openai/v1/realtime?model={deployment}", {}, "placeholder"),
        ("https://YOUR_RESOURCE.openai.azure.com", DEP, "placeholder"),
        ("https://your-resource-name.openai.azure.com/", DEP, "placeholder"),
        ("ftp://res.openai.azure.com", DEP, "scheme"),
        ("file:///etc/passwd", {}, "scheme"),
        ("hello my friend", {}, "host"),
        ("https://", {}, "host"),
        ("https:///path", {}, "host"),
        ("https://-bad-.example.org", {}, "host"),
        ("https://a..b", {}, "host"),
        ("https://300.1.1.1/", {}, "host"),
        ("https://[::1", {}, "host"),
        ("https://example.org:99999", {}, "port"),
        ("https://example.org:abc", {}, "port"),
        ("https://example.org:0", {}, "port"),
        ("ws://example.org/v1/realtime", {}, "plain_text"),
        ("http://192.168.1.5:9000", {}, "plain_text"),
        ("https://ai.azure.com/resource/overview?wsid=/subscriptions/1", {}, "portal_page"),
        ("https://oai.azure.com/portal", {}, "portal_page"),
        ("https://portal.azure.com/#view/x", {}, "portal_page"),
        ("https://res.openai.azure.com", {}, "deployment_missing"),
        ("https://res.openai.azure.com/openai/v1/realtime", {}, "deployment_missing"),
        ("wss://res.cognitiveservices.azure.com/voice-live/realtime?api-version=2025-10-01", DEP, "other_api"),
        ("wss://api.openai.com/v1/realtime/translations?model=x", {}, "other_api"),
        ("https://api.openai.com/v1/live/sessions", {}, "other_api"),
    ],
)
def test_refused_with_a_sentence(pasted, options, code):
    with pytest.raises(EndpointProblem) as caught:
        parse_endpoint(pasted, **options)
    assert caught.value.code == code
    assert caught.value.sentence.endswith(".")
    assert len(pasted) < 12 or pasted not in caught.value.sentence


class TestHeaders:
    def test_azure_key(self):
        endpoint = parse_endpoint(AZ)
        assert endpoint.headers(key="k1") == {"api-key": "k1"}
        assert endpoint.headers(token="t1") == {"Authorization": "Bearer t1"}
        assert endpoint.headers() == {}

    def test_openai_key_has_no_beta_header_in_ga(self):
        assert parse_endpoint(OA).headers(key="sk-1") == {"Authorization": "Bearer sk-1"}

    def test_openai_preview_has_it_always(self):
        endpoint = parse_endpoint(OA, dialect=PREVIEW)
        assert endpoint.headers(key="sk-1") == {"Authorization": "Bearer sk-1", "OpenAI-Beta": "realtime=v1"}

    def test_azure_preview_has_none(self):
        assert parse_endpoint(AZ_OLD).headers(key="k") == {"api-key": "k"}

    def test_the_profile_may_name_the_header(self):
        assert parse_endpoint(AZ, key_header="bearer").headers(key="k") == {"Authorization": "Bearer k"}

    def test_client_secret_is_a_bearer_token_everywhere(self):
        assert parse_endpoint(AZ).headers(key="ek_1") == {"Authorization": "Bearer ek_1"}

    def test_key_of_the_address_is_used_where_no_other_is_given(self):
        endpoint = parse_endpoint("ws://127.0.0.1:1/openai/v1/realtime?api-key=abc")
        assert endpoint.headers() == {"api-key": "abc"}
        assert endpoint.headers(key="other") == {"api-key": "other"}

    def test_copied_with_its_scheme_or_a_line_end(self):
        assert parse_endpoint(OA).headers(key=" Bearer sk-1\n") == {"Authorization": "Bearer sk-1"}

    @pytest.mark.parametrize("key", ["a\r\nX-Evil: 1", "sk–dash", "two words", "nul\x00"])
    def test_no_header_injection(self, key):
        with pytest.raises(EndpointProblem) as caught:
            parse_endpoint(OA).headers(key=key)
        assert caught.value.code == "key_characters"
        assert key not in str(caught.value)


class TestSecretsStayHidden:
    @pytest.mark.parametrize(
        "pasted",
        [
            "ws://127.0.0.1:1/v1/realtime?api-key=S3CRET",
            "ws://127.0.0.1:1/v1/realtime?token=S3CRET&model=m",
            "wss://user:S3CRET@example.org/v1/realtime",
            "wss://S3CRET@example.org/v1/realtime",
            "https://res.openai.azure.com/openai/v1/realtime?model=dep&API-KEY=S3CRET",
            "https://res.openai.azure.com/openai/v1/realtime?model=dep&token=S3CRET",
            "wss://example.org/x?sig=S3CRET",
            '{"url": "ws://127.0.0.1:81/v1/realtime", "api_key": "S3CRET"}',
        ],
    )
    def test_neither_shown_nor_printed(self, pasted):
        endpoint = parse_endpoint(pasted)
        shown = f"{endpoint.shown_url} {endpoint!r} {endpoint} {endpoint.label} {endpoint.warnings}"
        assert "s3cret" not in shown.lower()

    def test_shown_url_still_says_where(self):
        endpoint = parse_endpoint("wss://example.org/x?sig=S3CRET&model=m")
        assert endpoint.shown_url == "wss://example.org/x?sig=…&model=m"


def test_label():
    assert parse_endpoint(AZ).label == "res · dep"
    assert parse_endpoint(OA).label == "OpenAI · gpt-realtime"
    assert parse_endpoint("localhost:8080").label == "localhost:8080 · gpt-realtime"
    assert parse_endpoint("ws://127.0.0.1:1", service="builtin").label == "Built-in service"


def test_endpoint_of_a_saved_connection():
    profile = ConnectionProfile(
        id="a", name="A", service="azure", address="https://res.openai.azure.com", model="dep", dialect="preview"
    )
    endpoint = endpoint_for(profile)
    assert endpoint.url == AZ_OLD
    assert endpoint.dialect is PREVIEW


@given(st.text(max_size=200), st.sampled_from([None, GA, PREVIEW]))
def test_any_text_gives_an_endpoint_or_a_sentence(text, dialect):
    found = _endpoint_or_sentence(text, dialect=dialect)
    assert found
    if isinstance(found, Endpoint):
        assert found.url.startswith(("ws://", "wss://"))
        assert found.shown_url


@given(st.text(alphabet="abc/:?&=@#%.[]{}<>\\ sk-_1", max_size=60))
def test_address_like_noise_never_breaks(noise):
    for front in ("wss://", "https://res.openai.azure.com", "ws://localhost:", ""):
        assert _endpoint_or_sentence(front + noise, deployment="d")


def _endpoint_or_sentence(text, **options):
    try:
        return parse_endpoint(text, **options)
    except EndpointProblem as problem:
        return problem.sentence

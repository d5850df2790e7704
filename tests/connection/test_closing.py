"""Close codes that no server of a test can send over a wire, and rules for unknown ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.connection.closing import explain_close


@pytest.mark.parametrize(
    ("code", "reason", "from_peer", "sentence_code", "recoverable"),
    [
        (1006, "", False, "connection_lost", True),
        (1011, "keepalive ping timeout", False, "no_answer", True),
        (1011, "keepalive ping timeout", True, "service_fault", True),
        (1009, "over size limit", False, "message_too_big", True),
        (1014, "", True, "service_fault", True),
        (1015, "", True, "tls_lost", True),
        (1099, "", True, "connection_lost", True),
        (3000, "", True, "auth_refused", False),
        (4001, "authentication failed", True, "auth_refused", False),
        (4000, "session_expired", True, "session_expired", True),
        (1000, "session_expired", True, "session_expired", True),
        (4999, "", True, "refused_by_service", False),
    ],
)
def test_meaning(code, reason, from_peer, sentence_code, recoverable):
    closed = explain_close(code, reason, from_peer=from_peer)
    assert (closed.sentence_code, closed.recoverable) == (sentence_code, recoverable)


def test_asked_is_never_reopened():
    closed = explain_close(1000, "", was_asked=True)
    assert (closed.sentence_code, closed.recoverable, closed.was_asked) == ("asked", False, True)


def test_a_secret_in_the_reason_is_hidden():
    assert "sk-" not in explain_close(3000, "bad key sk-abcdefgh12345678").reason


@given(st.integers(0, 9999), st.text(max_size=50))
def test_unknown_codes_follow_the_rule(code, reason):
    closed = explain_close(code, reason, from_peer=True)
    assert closed.sentence_code
    if code >= 4100 and "session_expired" not in reason:
        assert not closed.recoverable

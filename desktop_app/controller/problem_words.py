"""The words of every problem: a headline that says what happened, and what it means or what to do.

``{0}`` in a headline is the connection, the device or the file. They are translated where they are shown.
"""

from __future__ import annotations

from PySide6.QtCore import QT_TRANSLATE_NOOP

DEPLOYMENT_NOT_FOUND = QT_TRANSLATE_NOOP(
    "Problem", "There is no deployment of this name here. Check its name; a new deployment needs some minutes."
)
NO_ROLE = QT_TRANSLATE_NOOP(
    "Problem", "The account lacks the role Cognitive Services OpenAI User on this resource. Ask its owner for it."
)

OPENING = {
    "dns": (
        QT_TRANSLATE_NOOP("Problem", "{0} was not found."),
        QT_TRANSLATE_NOOP("Problem", "No computer has this name. Check the address, and that you are online."),
    ),
    "refused": (
        QT_TRANSLATE_NOOP("Problem", "{0} refused the connection."),
        QT_TRANSLATE_NOOP("Problem", "Nothing listens at this address. Check address and port, and that it runs."),
    ),
    "tls": (
        QT_TRANSLATE_NOOP("Problem", "The certificate of {0} is not trusted."),
        QT_TRANSLATE_NOOP("Problem", "The connection would not be safe, so it was not made. Check address and clock."),
    ),
    "ca_file": (
        QT_TRANSLATE_NOOP("Problem", "The file of certificates for {0} cannot be used."),
        QT_TRANSLATE_NOOP("Problem", "Choose a PEM file that holds certificates, or leave the field empty."),
    ),
    "timeout": (
        QT_TRANSLATE_NOOP("Problem", "{0} did not answer in time."),
        QT_TRANSLATE_NOOP("Problem", "Check your network, a firewall or a proxy, then try again."),
    ),
    "auth": (
        QT_TRANSLATE_NOOP("Problem", "{0} did not accept the key."),
        QT_TRANSLATE_NOOP("Problem", "The key is missing, wrong, expired or for another resource."),
    ),
    "not_found": (
        QT_TRANSLATE_NOOP("Problem", "{0} has no realtime service at this address."),
        QT_TRANSLATE_NOOP("Problem", "Check the address and the name of the model or deployment."),
    ),
    "rate_limited": (
        QT_TRANSLATE_NOOP("Problem", "{0} is busy: too many requests."),
        QT_TRANSLATE_NOOP("Problem", "The quota is used up for the moment. Wait a little and try again."),
    ),
    "proxy": (
        QT_TRANSLATE_NOOP("Problem", "The proxy did not let us through to {0}."),
        QT_TRANSLATE_NOOP("Problem", "Check the system's proxy settings."),
    ),
    "unreachable": (
        QT_TRANSLATE_NOOP("Problem", "{0} cannot be reached."),
        QT_TRANSLATE_NOOP("Problem", "Check your network, then try again."),
    ),
    "not_websocket": (
        QT_TRANSLATE_NOOP("Problem", "{0} does not speak the realtime protocol."),
        QT_TRANSLATE_NOOP("Problem", "Something else answers at this address. Check it."),
    ),
    "server": (
        QT_TRANSLATE_NOOP("Problem", "{0} has a fault."),
        QT_TRANSLATE_NOOP("Problem", "The service itself failed. Try again in a moment."),
    ),
    "bad_request": (
        QT_TRANSLATE_NOOP("Problem", "{0} refused to open a session."),
        QT_TRANSLATE_NOOP("Problem", "Check that the model or deployment is a realtime one."),
    ),
}

CLOSES = {
    "connection_lost": (QT_TRANSLATE_NOOP("Problem", "The connection to {0} was lost."), ""),
    "no_answer": (QT_TRANSLATE_NOOP("Problem", "{0} stopped answering."), ""),
    "service_ended": (QT_TRANSLATE_NOOP("Problem", "{0} ended the session."), ""),
    "going_away": (QT_TRANSLATE_NOOP("Problem", "{0} is going away."), ""),
    "session_expired": (
        QT_TRANSLATE_NOOP("Problem", "The session reached its longest duration."),
        QT_TRANSLATE_NOOP("Problem", "Start a new one to go on."),
    ),
    "message_too_big": (
        QT_TRANSLATE_NOOP("Problem", "A message was larger than the limit, so the session ended."),
        "",
    ),
    "protocol_violation": (QT_TRANSLATE_NOOP("Problem", "{0} broke the rules of the connection."), ""),
    "service_fault": (QT_TRANSLATE_NOOP("Problem", "{0} failed and closed the session."), ""),
    "service_restart": (QT_TRANSLATE_NOOP("Problem", "{0} restarts."), ""),
    "try_later": (QT_TRANSLATE_NOOP("Problem", "{0} is overloaded and asks to try later."), ""),
    "tls_lost": (QT_TRANSLATE_NOOP("Problem", "The safe connection to {0} broke."), ""),
    "policy": (QT_TRANSLATE_NOOP("Problem", "{0} closed the session for a rule of its own."), ""),
    "auth_refused": (
        QT_TRANSLATE_NOOP("Problem", "{0} did not accept the key."),
        QT_TRANSLATE_NOOP("Problem", "The key is missing, wrong, expired or for another resource."),
    ),
    "dialect_refused": (
        QT_TRANSLATE_NOOP("Problem", "{0} no longer speaks the preview protocol."),
        QT_TRANSLATE_NOOP("Problem", "Switch this connection to the GA protocol."),
    ),
    "model_missing": (
        QT_TRANSLATE_NOOP("Problem", "{0} does not know which model to use."),
        QT_TRANSLATE_NOOP("Problem", "Name the model or deployment in the connection."),
    ),
    "refused_by_service": (QT_TRANSLATE_NOOP("Problem", "{0} refused to go on."), ""),
    "internal": (QT_TRANSLATE_NOOP("Problem", "The session ended because of a fault in this program."), ""),
}

AUDIO = {
    ("no_portaudio", ""): (
        QT_TRANSLATE_NOOP("Problem", "Sound is not available: the PortAudio library is missing."),
        QT_TRANSLATE_NOOP("Problem", "Install it (Debian and Ubuntu: libportaudio2) and start again. Typing works."),
    ),
    ("no_device", "microphone"): (
        QT_TRANSLATE_NOOP("Problem", "No microphone was found."),
        QT_TRANSLATE_NOOP("Problem", "Plug one in or choose a sound file. You can type meanwhile."),
    ),
    ("no_device", "speaker"): (
        QT_TRANSLATE_NOOP("Problem", "No loudspeaker was found."),
        QT_TRANSLATE_NOOP("Problem", "Answers run silently and are recorded; read along."),
    ),
    ("not_connected", "microphone"): (
        QT_TRANSLATE_NOOP("Problem", "The microphone {0} is not connected."),
        QT_TRANSLATE_NOOP("Problem", "Plug it in or choose another one. You can type meanwhile."),
    ),
    ("not_connected", "speaker"): (
        QT_TRANSLATE_NOOP("Problem", "The loudspeaker {0} is not connected."),
        QT_TRANSLATE_NOOP("Problem", "Plug it in or choose another one. Answers run silently and are recorded."),
    ),
    ("device_gone", "microphone"): (
        QT_TRANSLATE_NOOP("Problem", "The microphone {0} went away."),
        QT_TRANSLATE_NOOP("Problem", "The session goes on. Choose another one, or type."),
    ),
    ("device_gone", "speaker"): (
        QT_TRANSLATE_NOOP("Problem", "The loudspeaker {0} went away."),
        QT_TRANSLATE_NOOP("Problem", "The session goes on silently. Choose another one; nothing is lost."),
    ),
    ("not_audio", ""): (
        QT_TRANSLATE_NOOP("Problem", "{0} is not a sound file."),
        QT_TRANSLATE_NOOP("Problem", "WAV, FLAC and OGG files can be played."),
    ),
    ("unreadable", ""): (
        QT_TRANSLATE_NOOP("Problem", "{0} cannot be read."),
        QT_TRANSLATE_NOOP("Problem", "Check that the file is there and may be opened."),
    ),
    ("open_failed", "microphone"): (
        QT_TRANSLATE_NOOP("Problem", "The microphone {0} cannot be used."),
        QT_TRANSLATE_NOOP("Problem", "Another program may hold it, or the system does not allow it."),
    ),
    ("open_failed", "speaker"): (
        QT_TRANSLATE_NOOP("Problem", "The loudspeaker {0} cannot be used."),
        QT_TRANSLATE_NOOP("Problem", "Another program may hold it."),
    ),
    ("open_failed", ""): (QT_TRANSLATE_NOOP("Problem", "{0} cannot be used."), ""),
}

CODES = {
    "insufficient_quota": (
        QT_TRANSLATE_NOOP("Problem", "The account has no quota left."),
        QT_TRANSLATE_NOOP("Problem", "Add credit or choose another connection."),
    ),
    "rate_limit_exceeded": (
        QT_TRANSLATE_NOOP("Problem", "The service's rate limit is reached."),
        QT_TRANSLATE_NOOP("Problem", "Wait a little, then say it again."),
    ),
    "session_expired": (
        QT_TRANSLATE_NOOP("Problem", "The session reached its longest duration."),
        QT_TRANSLATE_NOOP("Problem", "Start a new one to go on; what was said is kept."),
    ),
    "races_in_a_loop": (
        QT_TRANSLATE_NOOP("Problem", "This program and the service keep getting in each other's way."),
        QT_TRANSLATE_NOOP("Problem", "End the session and start a new one; what was said is kept."),
    ),
    "response_never_free": (
        QT_TRANSLATE_NOOP("Problem", "The service does not finish its answer, so the next one waits."),
        QT_TRANSLATE_NOOP("Problem", "Press Esc, or end the session and start a new one."),
    ),
    "response_failed": (
        QT_TRANSLATE_NOOP("Problem", "The service could not answer."),
        QT_TRANSLATE_NOOP("Problem", "The session goes on; say it again."),
    ),
    "cannot_update_voice": (
        QT_TRANSLATE_NOOP("Problem", "The voice cannot change any more in this session."),
        QT_TRANSLATE_NOOP("Problem", "It is fixed once the assistant has spoken; a new session takes the new one."),
    ),
    "DeploymentNotFound": (
        QT_TRANSLATE_NOOP("Problem", "What you say is not transcribed: no such transcription deployment."),
        QT_TRANSLATE_NOOP("Problem", "Name your own deployment of a transcription model in the settings."),
    ),
}

KINDS = {
    "misuse": (
        QT_TRANSLATE_NOOP("Problem", "The service refused a request."),
        QT_TRANSLATE_NOOP("Problem", "The session goes on."),
    ),
    "dialect": (
        QT_TRANSLATE_NOOP("Problem", "The service speaks the other form of the protocol."),
        QT_TRANSLATE_NOOP("Problem", "Switch this connection between GA and preview."),
    ),
    "account": (
        QT_TRANSLATE_NOOP("Problem", "The account cannot be used."),
        QT_TRANSLATE_NOOP("Problem", "Check key, quota and model."),
    ),
    "transient": (
        QT_TRANSLATE_NOOP("Problem", "The service had a fault."),
        QT_TRANSLATE_NOOP("Problem", "The session goes on; say it again."),
    ),
    "expiry": (
        QT_TRANSLATE_NOOP("Problem", "The session is about to end."),
        QT_TRANSLATE_NOOP("Problem", "Start a new one to go on; what was said is kept."),
    ),
    "content": (
        QT_TRANSLATE_NOOP("Problem", "A part of the conversation failed."),
        QT_TRANSLATE_NOOP("Problem", "The session goes on."),
    ),
    "unknown": (
        QT_TRANSLATE_NOOP("Problem", "The service reported something unknown."),
        QT_TRANSLATE_NOOP("Problem", "The session goes on."),
    ),
}

BUILTIN = (
    QT_TRANSLATE_NOOP("Problem", "The built-in service did not start."),
    QT_TRANSLATE_NOOP("Problem", "Try again; if it stays so, install the program again."),
)

MALFORMED = (
    QT_TRANSLATE_NOOP("Problem", "The service sent something that cannot be read."),
    QT_TRANSLATE_NOOP("Problem", "It was passed over and is in the session's event journal; the session goes on."),
)

FAULT = (
    QT_TRANSLATE_NOOP("Problem", "Something went wrong in this program."),
    QT_TRANSLATE_NOOP("Problem", "What was said so far is kept. The log file has the details."),
)

STORAGE = {
    "disk_full": (
        QT_TRANSLATE_NOOP("Problem", "The disk is full: {0} is not written."),
        QT_TRANSLATE_NOOP("Problem", "The conversation goes on. Make room to have it recorded."),
    ),
    "not_allowed": (
        QT_TRANSLATE_NOOP("Problem", "{0} may not be written."),
        QT_TRANSLATE_NOOP("Problem", "Choose another folder, or change its permissions."),
    ),
    "missing": (
        QT_TRANSLATE_NOOP("Problem", "The folder of {0} is gone."),
        QT_TRANSLATE_NOOP("Problem", "Choose another folder."),
    ),
    "too_slow": (
        QT_TRANSLATE_NOOP("Problem", "The disk is too slow: parts of {0} are missing."),
        QT_TRANSLATE_NOOP("Problem", "The conversation goes on."),
    ),
    "unreadable": (
        QT_TRANSLATE_NOOP("Problem", "{0} cannot be read."),
        QT_TRANSLATE_NOOP("Problem", "The recording of this session may have been moved or removed."),
    ),
    "failed": (
        QT_TRANSLATE_NOOP("Problem", "{0} cannot be written."),
        QT_TRANSLATE_NOOP("Problem", "The conversation goes on, but it is not kept."),
    ),
}

SENDING = {
    "too_large": (
        QT_TRANSLATE_NOOP("Problem", "That was too large to send."),
        QT_TRANSLATE_NOOP("Problem", "One message can carry at most 15 MB."),
    ),
    "outbox_full": (
        QT_TRANSLATE_NOOP("Problem", "The network is too slow: something was not sent."),
        QT_TRANSLATE_NOOP("Problem", "Wait a moment and try again."),
    ),
    "not_in_dialect": (
        QT_TRANSLATE_NOOP("Problem", "This connection's protocol does not know that."),
        QT_TRANSLATE_NOOP("Problem", "It was not sent."),
    ),
}

SETTINGS = {
    "set_aside": (
        QT_TRANSLATE_NOOP("Problem", "Your settings could not be read."),
        QT_TRANSLATE_NOOP("Problem", "Duologue begins with its own. What was there is kept as {0}."),
    ),
    "fields_reset": (
        QT_TRANSLATE_NOOP("Problem", "Some settings could not be read."),
        QT_TRANSLATE_NOOP("Problem", "They have their first value again. What was there is kept as {0}."),
    ),
    "newer": (
        QT_TRANSLATE_NOOP("Problem", "Your settings come from a newer Duologue."),
        QT_TRANSLATE_NOOP("Problem", "What this one does not know stays as it is. A copy is kept as {0}."),
    ),
    "unreadable": (
        QT_TRANSLATE_NOOP("Problem", "Your settings may not be read."),
        QT_TRANSLATE_NOOP(
            "Problem", "Duologue begins with its own. Change the permissions of {0} to have yours again."
        ),
    ),
}

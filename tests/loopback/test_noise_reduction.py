"""Steady noise and rumble go down, speech stays, and pieces give what the whole gives."""

from __future__ import annotations

import numpy as np
import pytest

from desktop_app.loopback.noise_reduction import NoiseReducer
from desktop_app.protocol.session_config import NoiseReduction

RATE_HZ = 24_000


def rms(samples: np.ndarray) -> float:
    return float(np.sqrt(np.mean(samples.astype(np.float64) ** 2)))


def noise(duration_s: float, level: float = 300.0) -> np.ndarray:
    return (np.random.default_rng(1).normal(0, level, round(duration_s * RATE_HZ))).astype(np.int16)


def tone(hz: float, duration_s: float, amplitude: float = 8000.0) -> np.ndarray:
    return (np.sin(np.arange(round(duration_s * RATE_HZ)) * 2 * np.pi * hz / RATE_HZ) * amplitude).astype(np.int16)


def reduced(samples: np.ndarray, kind: str = "near_field", piece: int = 2400, **more: float) -> np.ndarray:
    reducer = NoiseReducer(NoiseReduction(type=kind, **more), RATE_HZ)
    return np.concatenate([reducer.process(samples[at : at + piece]) for at in range(0, len(samples), piece)])


def test_far_field_takes_more_noise_than_near_field_and_strength_scales_it() -> None:
    still = noise(3)
    near, far, half = reduced(still), reduced(still, "far_field"), reduced(still, "far_field", strength=0.5)
    tails = [rms(each[-RATE_HZ:]) for each in (still, half, near, far)]
    assert tails[0] > tails[1] > tails[3]
    assert tails[2] > tails[3]
    assert tails[3] < tails[0] / 6


def test_a_voice_in_noise_keeps_its_level() -> None:
    mixed = noise(3).astype(np.int32)
    mixed[RATE_HZ : 2 * RATE_HZ] += tone(440, 1)
    out = reduced(mixed.astype(np.int16))
    spoken = slice(RATE_HZ + 2400, 2 * RATE_HZ - 2400)
    assert rms(out[spoken]) == pytest.approx(rms(mixed[spoken]), rel=0.05)


def test_rumble_is_cut_and_length_is_kept() -> None:
    rumble = tone(25, 1)
    out = reduced(rumble, "far_field", strength=0.0)
    assert len(out) == len(rumble)
    assert rms(out[RATE_HZ // 2 :]) < rms(rumble) / 3


def test_silence_stays_silence() -> None:
    assert not reduced(np.zeros(5000, np.int16)).any()


async def test_the_service_hears_less_noise(connecting) -> None:
    """A hum loud enough to be taken for speech begins no turn once it is cut out."""
    hum = tone(30, 1.0, 20_000)
    client = await connecting()
    detection = {"type": "server_vad", "threshold": 0.4, "create_response": False}
    await client.update(audio={"input": {"turn_detection": detection, "noise_reduction": None}})
    await client.append(hum.tobytes() + bytes(48_000))
    await client.expect("input_audio_buffer.speech_stopped")
    await client.until("conversation.item.done")
    await client.update(audio={"input": {"noise_reduction": {"type": "far_field"}}})
    await client.append(hum.tobytes() + bytes(48_000))
    await client.send("input_audio_buffer.clear")
    assert [event["type"] for event in await client.until("input_audio_buffer.cleared")] == [
        "input_audio_buffer.cleared"
    ]

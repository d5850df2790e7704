"""Speech to words without a network: the practice grammar first, then the free language model.

A grammar finds something in everything, so its result is believed only if its score allows: the mean acoustic score of
a frame, in the decoder's log units, where 0 is "no sound fits better". Share of words wrong with both limits below, on
50 sentences of the grammar and 24 others (half with silence around) spoken by flite; scores on a quarter of them:

==============  =====  =====  =====  =====  =================  ==========================
sentences       slt    rms    awb    kal16  grammar's score    grammar's minus free score
==============  =====  =====  =====  =====  =================  ==========================
in the grammar  0.4 %  0.0 %  5.0 %  2.5 %  -43 to -20         -14 to +6
others          6.8 %  3.6 %  7.7 %  8.6 %  -63 to -47         -42 to -21
==============  =====  =====  =====  =====  =================  ==========================

(By free text alone 13 to 16 % of the words in the grammar are wrong.) Two thirds of the sentences in the grammar need
no second search; a search takes about 0.15 of the utterance's length. No recordings of people were at hand: of their
free speech expect a third of the words to be wrong. `tests/loopback/speech/measure_recognition.py` prints the figures.

Source: pocketsphinx 5 Python API, `Decoder`, `Config`.
"""

from __future__ import annotations

import math
import re
import threading
from collections import OrderedDict
from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import soxr

from desktop_app.loopback.ports import SPEECH_RATE_HZ, Heard, Samples
from desktop_app.loopback.speech.grammar import practice_grammar
from desktop_app.loopback.speech.writing import written

DECODER_RATE_HZ = 16_000
_LEVEL_RMS = 2000.0

ACCEPT_SCORE = -36.0
"""From here on the grammar's words are taken without asking the free model."""

CLOSE_SCORE = 15.0
"""Below that, they are taken if their score is not more than this under the free model's."""

EVEN_SCORE = -45.0
"""A word with this score is as likely right as wrong, by the table above; `SCORE_SPREAD` further it is three to one."""
SCORE_SPREAD = 6.0

# A search reads them when it is made. The grammar is pruned later than the free model: its rarer heads ("who are you")
# were lost with the default beams, and a smaller insertion penalty breaks long words into short ones.
_FREE_OPTIONS = {"wip": 0.65, "beam": 1e-48, "wbeam": 7e-29, "pbeam": 1e-48}
_GRAMMAR_OPTIONS = {"wip": 0.2, "beam": 1e-56, "wbeam": 1e-36, "pbeam": 1e-56}
_FREE_SEARCH = "_default"
# How they are said, where the dictionary only has how they are said with care.
_PRONUNCIATIONS = {
    "kyoto(2)": "K IY OW T OW",
    "who(2)": "UW",
    "who(3)": "HH IH UW",
    "are(3)": "AA",
    "are(4)": "AH R",
}
_NOT_WORDS = re.compile(r"<[^>]*>|\[[^]]*\]|\([^)]*\)")
_HINT_SPLIT = re.compile(r"[,;.:!?\n\"()]+")
_MAX_HINTS = 100
_MAX_HINT_WORDS = 8
_MAX_HINT_GRAMMARS = 4


class Hypothesis(NamedTuple):
    """What one search found: words, and the mean acoustic score of their frames (0 is best; -inf: no words).

    `word_scores` is the same score word by word.
    """

    words: str
    score: float
    word_scores: tuple[float, ...] = ()


class PocketsphinxRecogniser:
    """English words from speech; implements `loopback.ports.Recogniser`.

    The models (about 120 MB, 0.3 s) are loaded by the first call of `transcribe` or `load`, once.

    Thread: any; calls wait for each other, and hold the interpreter's lock for 0.1 to 0.3 of the utterance's length:
    give it a process of its own.
    """

    name = "pocketsphinx"

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._decoder: Any = None
        self._grammars: OrderedDict[tuple[str, ...], str] = OrderedDict()
        self._grammar_count = 0

    def load(self) -> None:
        """Load the models now. *Blocking*."""
        with self._lock:
            self._loaded_decoder()

    def hear(self, samples: Samples, hints: Sequence[str] = ()) -> Heard:
        """Return the words of `samples` (24 kHz) as a sentence, "" when nothing was understood. *Blocking*."""
        grammar, free = self.hypotheses(samples, hints)
        best = grammar if free is None or grammar.score >= free.score - CLOSE_SCORE else free
        return Heard(written(best.words), [_logprob(score) for score in best.word_scores])

    def transcribe(self, samples: Samples, hints: Sequence[str] = ()) -> str:
        """Return the words alone. *Blocking*."""
        return self.hear(samples, hints).words

    def hypotheses(
        self, samples: Samples, hints: Sequence[str] = (), *, always_both: bool = False
    ) -> tuple[Hypothesis, Hypothesis | None]:
        """Return what the grammar found, and what the free model found where the grammar left a doubt."""
        audio = _prepared(samples)
        if len(audio) == 0:
            return Hypothesis("", 0.0), None
        with self._lock:
            decoder = self._loaded_decoder()
            by_grammar = _search(decoder, self._grammar_for(decoder, tuple(hints)), audio)
            if by_grammar.score >= ACCEPT_SCORE and not always_both:
                return by_grammar, None
            return by_grammar, _search(decoder, _FREE_SEARCH, audio)

    def _loaded_decoder(self) -> Any:
        if self._decoder is None:
            from pocketsphinx import Decoder  # an optional extra

            # Best path search worsens the result here: 7.7 % of the words wrong instead of 4.6 %.
            self._decoder = Decoder(bestpath=False, loglevel="FATAL", **_FREE_OPTIONS)
            for word, phones in _PRONUNCIATIONS.items():
                self._decoder.add_word(word, phones, False)
        return self._decoder

    def _grammar_for(self, decoder: Any, hints: tuple[str, ...]) -> str:
        if hints not in self._grammars:
            phrases = [phrase for phrase in _phrases(hints) if _is_known(decoder, phrase)]
            self._grammar_count += 1
            search = f"grammar-{self._grammar_count}"
            for option, value in _GRAMMAR_OPTIONS.items():
                decoder.config[option] = value
            decoder.add_jsgf_string(search, practice_grammar(phrases))
            for option, value in _FREE_OPTIONS.items():
                decoder.config[option] = value
            self._grammars[hints] = search
            if len(self._grammars) > _MAX_HINT_GRAMMARS:
                decoder.remove_search(self._grammars.popitem(last=False)[1])
        self._grammars.move_to_end(hints)
        return self._grammars[hints]


def _prepared(samples: Samples) -> Samples:
    """At the decoder's rate and at an even level: the score depends a little on it."""
    if len(samples) < SPEECH_RATE_HZ // 20:
        return np.zeros(0, np.int16)
    audio = soxr.resample(samples.astype(np.float32), SPEECH_RATE_HZ, DECODER_RATE_HZ)
    rms = float(np.sqrt(np.mean(audio**2)))
    if rms < 1.0:
        return np.zeros(0, np.int16)
    gain = min(_LEVEL_RMS / rms, 32000.0 / float(np.max(np.abs(audio))))
    return np.asarray(np.round(audio * gain), np.int16)


def _search(decoder: Any, search: str, audio: Samples) -> Hypothesis:
    decoder.activate_search(search)
    decoder.start_utt()
    decoder.process_raw(audio.tobytes(), full_utt=True)  # in one piece: the channel's mean comes from all of it
    decoder.end_utt()
    found = decoder.hyp()
    if found is None:
        return Hypothesis("", float("-inf"))
    log = decoder.get_logmath().log
    spoken = [segment for segment in decoder.seg() if not segment.word.startswith(("<", "[", "("))]
    frames = sum(segment.end_frame - segment.start_frame + 1 for segment in spoken)
    score = sum(log(segment.ascore) for segment in spoken) / frames if frames else float("-inf")
    words = " ".join(_NOT_WORDS.sub(" ", found.hypstr).split())
    each = tuple(log(segment.ascore) / (segment.end_frame - segment.start_frame + 1) for segment in spoken)
    return Hypothesis(words, score, each if len(each) == len(words.split()) else ())


def _logprob(score: float) -> float:
    """A word's score as the logarithm of a probability: even where sentences in and outside the grammar meet."""
    return -math.log1p(math.exp(min((EVEN_SCORE - score) / SCORE_SPREAD, 50.0)))


def _phrases(hints: Sequence[str]) -> list[str]:
    """The hints as the dictionary spells: single phrases, lower case, each once."""
    phrases: dict[str, None] = {}
    for hint in hints:
        for part in _HINT_SPLIT.split(hint):
            kept = "".join(c if c.isalpha() or c == "'" else " " for c in part.lower().replace("’", "'")).split()
            if 0 < len(kept) <= _MAX_HINT_WORDS:
                phrases[" ".join(kept)] = None
    return list(phrases)[:_MAX_HINTS]


def _is_known(decoder: Any, phrase: str) -> bool:
    return all(decoder.lookup_word(word) is not None for word in phrase.split())

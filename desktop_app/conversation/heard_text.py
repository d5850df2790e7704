"""How much of a transcript was heard when so much of its audio was heard.

The service sends words and sound in separate deltas and never says which word lies where. Three facts place them:

- Speech takes time by what is written: a letter a little, a figure or a currency sign more, a pause after a comma or
  a full stop much more. In these *units* speech is nearly even. (The weights were fitted to speech of an engine that
  reports where each word starts, in other sentences than those measured below.)
- When audio and transcript are both complete, their totals give the pace of this very item. Until then the pace comes
  from how far the words have come against the sound, and from the items before (`SpeechRate`).
- Words run ahead of their sound: what was not written yet when the sound had reached a point is spoken after it. Where
  a service sends a sentence and then its sound, the starts of its sentences are known exactly.

How good it is is said at `WordClock` and held by a test.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right

_SENTENCE_ENDS = frozenset(".!?…。！？")
_CLAUSE_ENDS = frozenset(",;:、，；：—")
_SIGNS = frozenset("$€£¥%°&@#")

_SENTENCE_PAUSE = 6.5
_CLAUSE_PAUSE = 3.6
_SPACE = 0.7
_LETTER = 1.0
_FIGURE = 3.3
_SIGN = 8.0
_OTHER = 0.3
_IDEOGRAPH = 3.5
_KANA = 2.2

_USUAL_MS_PER_UNIT = 60.0
_USUAL_LEAD_MS = 500.0
_BURST_GAP_MS = 400.0
_PACE_KNOWN_AFTER_MS = 2_500.0
_PACE_LEARNED_AFTER_MS = 20_000.0


def _is_ideograph(char: str) -> bool:
    return "\u3400" <= char <= "\u9fff" or "\uf900" <= char <= "\ufaff"


def _is_kana(char: str) -> bool:
    return "\u3040" <= char <= "\u30ff"


def _is_word_by_itself(char: str) -> bool:
    return _is_ideograph(char) or _is_kana(char)


def _units(char: str, before: str) -> float:
    """How long a character takes to say, a letter being 1; a pause is counted with the space that follows the mark."""
    if char.isspace():
        if before in _SENTENCE_ENDS:
            return _SENTENCE_PAUSE
        return _CLAUSE_PAUSE if before in _CLAUSE_ENDS else _SPACE
    if _is_ideograph(char):
        return _IDEOGRAPH
    if _is_kana(char):
        return _KANA
    if char.isalpha():
        return _LETTER
    if char.isdigit():
        return _FIGURE
    return _SIGN if char in _SIGNS else _OTHER


class SpeechRate:
    """How long this session's voice takes for a unit of text; learned from every item that was received whole.

    Attributes:
        ms_per_unit: milliseconds for what a letter takes.
        learned_ms: how much speech it was learned from; 0 at first. Older speech counts less, so that a new voice or
            speed is followed within a few items.
    """

    def __init__(self) -> None:
        self.ms_per_unit = _USUAL_MS_PER_UNIT
        self.learned_ms = 0.0
        self._units = 0.0

    def learn(self, audio_ms: float, units: float) -> None:
        """Take in one complete item; what cannot be speech (silence, a tone, text without sound) is not taken in."""
        if audio_ms < 800.0 or units < 10.0 or not 20.0 < audio_ms / units < 250.0:
            return
        self.learned_ms = self.learned_ms * 0.6 + audio_ms
        self._units = self._units * 0.6 + units
        self.ms_per_unit = self.learned_ms / self._units


class WordClock:
    """Maps a position in an item's audio to a position in its transcript, at a word's end.

    How good it is: 26 recordings in five languages at 160 to 205 words a minute, cut at random moments. By how many
    words the cut text misses the words whose sound had been heard, on average, and within how many in nine of ten cuts:

    ===========================  ===================  ===================  =====================
    the service sends            a voice never heard  a voice known from   the item had arrived
                                 in this session      one item before      whole
    ===========================  ===================  ===================  =====================
    words 0.1 to 2 s ahead       0.7; 2               0.6; 1               0.4; 1
    a sentence, then its sound   0.5; 1               0.4; 1               0.3; 1
    all words, then all sound    1.8; 5               0.6; 1               0.4; 1
    ===========================  ===================  ===================  =====================

    The recordings are of a speech engine; a livelier voice, with pauses that are not written, is estimated less well.
    A service that sends words *after* their sound leaves nothing to show for sound whose words had not come yet.
    """

    def __init__(self, rate: SpeechRate) -> None:
        self._rate = rate
        self._audio_ms = 0.0
        self._audio_done = False
        self._text_done = False
        self._learned = False
        self._words = _WordEnds()
        # Where words came after sound had come: units written and audio received until then, both rising.
        self._burst_units: list[float] = []
        self._burst_ms: list[float] = []
        # Starts of sentences whose place in the audio is known; used only while every burst starts a sentence.
        self._anchor_units: list[float] = [0.0]
        self._anchor_ms: list[float] = [0.0]
        self._by_sentence = False
        self._words_lead = True

    def add_text(self, delta: str) -> None:
        """Take in more of the transcript."""
        if not delta:
            return
        if not self._burst_ms or self._audio_ms > self._burst_ms[-1]:
            self._begin_burst()
        self._words.extend(delta)

    def add_audio(self, duration_ms: float) -> None:
        """Take in more audio."""
        self._audio_ms += duration_ms

    def finish_audio(self) -> None:
        """No more audio will come."""
        self._audio_done = True
        self._learn()

    def finish_text(self, text: str) -> None:
        """The transcript is complete; where it is not what the deltas said it is taken in anew."""
        if len(text) != self._words.chars:
            self._words_lead = self._words.chars == 0 and self._audio_ms == 0.0
            self._by_sentence = False
            self._words = _WordEnds()
            self._words.extend(text)
        self._text_done = True
        self._learn()

    def chars_at(self, heard_ms: float) -> int:
        """How many characters of the transcript were heard: up to the end of the nearest word."""
        if heard_ms <= 0.0:
            return 0
        return self._words.nearest_end(self._units_at(heard_ms))

    def _begin_burst(self) -> None:
        units, audio_ms = self._words.units, self._audio_ms
        if not self._burst_ms:
            self._words_lead = audio_ms < _BURST_GAP_MS
        elif self._words_lead and audio_ms - self._burst_ms[-1] >= _BURST_GAP_MS:
            first = len(self._burst_ms) == 1
            self._by_sentence = (first or self._by_sentence) and self._words.last_mark in _SENTENCE_ENDS
            self._try_anchor(units, audio_ms)
        self._burst_units.append(units)
        self._burst_ms.append(audio_ms)

    def _try_anchor(self, units: float, audio_ms: float) -> None:
        """Take the start of a sentence as known, if what was said since the last one took about the time it should."""
        spoken_ms = audio_ms - self._anchor_ms[-1]
        expected_ms = (units - self._anchor_units[-1]) * self._ms_per_unit()
        if abs(expected_ms - spoken_ms) <= 0.25 * spoken_ms + 250.0:
            self._anchor_units.append(units)
            self._anchor_ms.append(audio_ms)

    def _units_at(self, heard_ms: float) -> float:
        if self._audio_done and self._text_done and heard_ms >= self._audio_ms:
            return self._words.units
        pace = self._ms_per_unit()
        units = heard_ms / pace
        if self._by_sentence:
            index = bisect_right(self._anchor_ms, heard_ms) - 1
            units = self._anchor_units[index] + (heard_ms - self._anchor_ms[index]) / self._pace_after(index, pace)
        if self._words_lead:
            not_yet_written = bisect_right(self._burst_ms, heard_ms)
            if not_yet_written < len(self._burst_ms):
                units = min(units, self._burst_units[not_yet_written])
        return units

    def _pace_after(self, anchor: int, pace: float) -> float:
        """Milliseconds a unit between an anchor and the next one, or the end."""
        if anchor + 1 < len(self._anchor_ms):
            next_units, next_ms = self._anchor_units[anchor + 1], self._anchor_ms[anchor + 1]
        elif self._audio_done and self._text_done:
            next_units, next_ms = self._words.units, self._audio_ms
        else:
            return pace
        units = next_units - self._anchor_units[anchor]
        return (next_ms - self._anchor_ms[anchor]) / units if units > 0.0 and next_ms > 0.0 else pace

    def _ms_per_unit(self) -> float:
        """The pace of this item as far as it is known by now."""
        units = self._words.units
        if units <= 0.0:
            return self._rate.ms_per_unit
        if self._audio_done and self._text_done and self._audio_ms > 0.0:
            return self._audio_ms / units
        pace = self._rate.ms_per_unit
        if not self._words_lead:
            return pace
        if self._burst_ms and self._burst_ms[-1] > 0.0 and self._burst_units[-1] > 0.0:
            lead_ms = 0.0 if self._by_sentence else _USUAL_LEAD_MS
            seen = (self._burst_ms[-1] + lead_ms) / self._burst_units[-1]
            doubt_ms = _PACE_KNOWN_AFTER_MS + min(self._rate.learned_ms, _PACE_LEARNED_AFTER_MS)
            trust = self._burst_ms[-1] / (self._burst_ms[-1] + doubt_ms)
            pace += trust * (seen - pace)
        return max(pace, self._audio_ms / units)

    def _learn(self) -> None:
        if self._audio_done and self._text_done and not self._learned:
            self._learned = True
            self._rate.learn(self._audio_ms, self._words.units)


class _WordEnds:
    """Where the words of a growing text end, in characters and in units."""

    def __init__(self) -> None:
        self.chars = 0
        self.units = 0.0
        self.last_mark = ""
        self._before = ""
        self._ends: list[int] = [0]
        self._end_units: list[float] = [0.0]

    def extend(self, text: str) -> None:
        """Take in more text."""
        for char in text:
            space = char.isspace()
            if self._before and not self._before.isspace() and (space or _is_word_by_itself(char)):
                self._ends.append(self.chars)
                self._end_units.append(self.units)
            self.units += _units(char, self._before)
            self.chars += 1
            self._before = char
            if not space:
                self.last_mark = char

    def nearest_end(self, units: float) -> int:
        """The end of a word that lies nearest to this many units; the end of the text is one."""
        index = bisect_left(self._end_units, units)
        after, after_units = self.chars, self.units
        if index < len(self._ends):
            after, after_units = self._ends[index], self._end_units[index]
        if index == 0 or units >= after_units:
            return after
        before_units = self._end_units[index - 1]
        return self._ends[index - 1] if units - before_units < after_units - units else after

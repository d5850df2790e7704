"""The stories, in parts that can be gone on with. All of them were written for this program."""

from __future__ import annotations

from msgspec import Struct


class Story(Struct, frozen=True):
    """One story, thirty to sixty seconds when spoken.

    Attributes:
        title: with its article.
        topics: words that ask for it.
        parts: sentences, in parts of some fifteen seconds.
    """

    title: str
    topics: tuple[str, ...]
    parts: tuple[tuple[str, ...], ...]

    @property
    def sentences(self) -> list[str]:
        return [sentence for part in self.parts for sentence in part]


STORIES = (
    Story(
        "the lighthouse that was afraid of the dark",
        ("lighthouse", "sea", "light", "night", "dark", "ship"),
        (
            (
                "At the end of a long stone pier stood a lighthouse that was afraid of the dark.",
                "Every evening it turned on its lamp a little too early, and every morning it turned it "
                "off a little too late.",
                "The gulls laughed about it, but the keeper said nothing and filled the lamp with oil.",
            ),
            (
                "One winter night the fog was so thick that the beam ended after ten steps.",
                "What use am I now, thought the lighthouse, I cannot even see the water.",
                "Then it heard a small bell, far out, and a voice that called across the waves.",
                "So it shone as hard as it could, straight into the grey, and it forgot to be afraid.",
            ),
            (
                "An hour later a fishing boat with a green hull came slowly into the harbor.",
                "The woman at the helm tied it up and patted the wet stones of the tower.",
                "I could not see your light, she said, but I could see where the dark was thinner.",
                "Since that night the lighthouse turns on its lamp exactly on time.",
            ),
        ),
    ),
    Story(
        "the clock maker of the quiet street",
        ("clock", "clock maker", "time", "watch", "shop", "town"),
        (
            (
                "In a quiet street lived a clock maker whose clocks were all a little wrong.",
                "One was slow, one was fast, and one struck thirteen whenever it rained.",
                "People bought them all the same, because each clock had a kind face.",
            ),
            (
                "One day the mayor came in and ordered a clock for the town hall.",
                "It must be perfect, he said, so that nobody is late again.",
                "The clock maker worked for a whole year, and the clock became perfect.",
                "It never lost a second, and the whole town began to hurry.",
            ),
            (
                "Nobody stopped on the bridge to look at the ducks, and the bakery sold its bread without a word.",
                "So one night the clock maker climbed the tower with a small screwdriver.",
                "In the morning the great clock was four minutes slow.",
                "Nobody ever found out why, but from then on everybody had time for a good morning.",
            ),
        ),
    ),
    Story(
        "the last ferry",
        ("ferry", "river", "boat", "water", "dog", "train"),
        (
            (
                "The last ferry of the day left at nine, and it was nearly always empty.",
                "Its captain, a woman called Ida, crossed the river anyway, there and back, because it "
                "was in the timetable.",
                "Only an old dog came along each night and slept beside the engine.",
            ),
            (
                "One evening the dog did not lie down.",
                "He stood at the bow and barked at the dark water in the middle of the river.",
                "Ida slowed down, took her lamp, and saw a rowing boat with a boy and a broken oar.",
                "She threw him a rope, and the dog held the other end as if it were his own idea.",
            ),
            (
                "On the far side the boy's family stood waiting with blankets and a pot of soup.",
                "The company had wanted to cancel the last ferry in spring, because nobody needed it.",
                "Now it has a new name, painted in white letters: it is called the Dog.",
                "And it still leaves at nine, there and back, because it is in the timetable.",
            ),
        ),
    ),
    Story(
        "the garden on the roof",
        ("garden", "flower", "roof", "city", "tree", "summer", "plant"),
        (
            (
                "On the roof of a tall grey house somebody had forgotten a bucket of earth.",
                "The wind brought a seed, the rain brought water, and one morning there was a small green leaf.",
                "A girl from the top floor found it when she went up to look at the stars.",
            ),
            (
                "She told nobody, but she carried up a second bucket, and then a third.",
                "By June there were beans, by July there were sunflowers, and by August there were bees.",
                "An old man on the second floor wondered about the bees and followed them up the stairs.",
                "He said that it was against the rules, and the next day he came back with tomatoes.",
            ),
            (
                "By autumn the whole house met on the roof on Sundays, and everybody brought a chair.",
                "The neighbors across the street looked up and saw a piece of green against the sky.",
                "In the following spring there were two green roofs, and then seven.",
                "The first bucket still stands by the chimney, and nobody is allowed to move it.",
            ),
        ),
    ),
    Story(
        "the cat who took the night train",
        ("cat", "train", "night", "station", "journey", "animal"),
        (
            (
                "Every Thursday a grey cat stepped into the night train to the coast.",
                "She had no ticket, but she had such a serious face that no conductor ever asked.",
                "She sat down by the window in the last carriage and looked out into the dark.",
            ),
            (
                "A young conductor, new to the line, wanted to know where she went.",
                "So when the train stopped at the little station by the sea, he got off behind her.",
                "The cat walked along the beach, past the closed ice cream stand, to a house with one lit window.",
                "There an old man put two cups on the table, one with tea and one with milk.",
            ),
            (
                "We used to travel together, he said, but my legs are tired, so now she does it for both of us.",
                "She tells me what she has seen, in her own way.",
                "The conductor drank his tea and took the first train home in the morning.",
                "Since then the list of passengers has one more name each Thursday: it says, Cat, seat nine, window.",
            ),
        ),
    ),
)

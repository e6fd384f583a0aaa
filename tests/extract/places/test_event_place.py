"""In which of a sentence's places something happened."""

from __future__ import annotations

import pytest

from marsad.extract import places
from marsad.extract.models import Models


def at(sentence: str, verb: str, models: Models) -> str | None:
    """The words of the place of ``verb``."""
    (doc,) = models.parser([sentence])
    trigger = next(token.i for token in doc if token.text == verb)
    found = places.of_event(doc, trigger, places.mentions(sentence, models.gazetteer))
    return None if found is None else found.words


@pytest.mark.parametrize(
    ("sentence", "verb", "place"),
    [
        ("Nine men were shot in Homs on Monday, an activist in Beirut said.", "shot", "Homs"),
        ("Gunmen killed two guards in Taji, north of Baghdad.", "killed", "Taji"),
        ("A bomb exploded in Baghdad's Adhamiyah neighbourhood.", "exploded", "Adhamiyah"),
        ("Six people were killed in Varzan village in northern Syria.", "killed", "Varzan"),
        ("Troops stormed Nahwara in eastern Aleppo and left.", "stormed", "Nahwara"),
        ("The army shelled the villages of Burdin and Mujaymil.", "shelled", "Burdin"),
        ("A man was shot in the West Bank city of Nablus.", "shot", "Nablus"),
        ("A car bomb went off near the Harrab Bridge in Mosul.", "went", "Harrab Bridge"),
        ("A soldier from Mali was killed in Gao.", "killed", "Gao"),
        ("The Islamic State of Iraq and Syria killed four men in Tikrit.", "killed", "Tikrit"),
        ("Shells struck Aleppo while crowds marched in Damascus.", "marched", "Damascus"),
        ("Shells struck Aleppo while crowds marched in Damascus.", "struck", "Aleppo"),
        ("Ada Reed, of Otley near Leeds, was killed in Mosul.", "killed", "Mosul"),
        ("Two soldiers were killed on Lebanese soil on Friday.", "killed", "Lebanese"),
        ("Six fishermen were shot in Somali waters.", "shot", "Somali"),
        (
            "He was killed in a raid by US Special Operations inside Syrian territory.",
            "killed",
            "Syrian",
        ),
        ("Students in Zalingei protested on Sunday.", "protested", "Zalingei"),
        ("The rebels launched an assault on Jabal Ziyad.", "launched", "Jabal Ziyad"),
    ],
)
def test_an_event_is_where_its_verb_is_said_to_be(
    models: Models, sentence: str, verb: str, place: str
) -> None:
    assert at(sentence, verb, models) == place


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("A soldier from Mali was killed.", "killed"),
        ("U.S. troops killed two men.", "killed"),
        ("He was killed in Operation Amber Dawn.", "killed"),
        ("Two men were shot in the Shiite quarter.", "shot"),
        ("Nine fighters of the Red Banner Front were killed.", "killed"),
        ("They were killed in January.", "killed"),
    ],
)
def test_origins_actors_and_happenings_are_no_place(
    models: Models, sentence: str, verb: str
) -> None:
    assert at(sentence, verb, models) is None


def test_a_name_that_the_gazetteer_lacks_has_no_id(models: Models) -> None:
    (doc,) = models.parser(["Six people were killed in Varzan village."])
    found = places.of_event(doc, 3, [])
    assert found is not None
    assert (found.rule, found.words, found.start) == ("place.unlisted", "Varzan", 26)
    assert found.value is not None
    assert found.value.id is None  # type: ignore[union-attr]


def test_offsets_count_from_where_the_sentence_begins(models: Models) -> None:
    text = "Nothing else. Six people were killed in Goma."
    (doc,) = models.parser([text[14:]])
    found = places.of_event(doc, 3, places.mentions(text, models.gazetteer), 14)
    assert found is not None
    assert text[found.start : found.end] == "Goma"

"""Texts arrive whole, whatever encoding they were saved in. The sentences are invented."""

from __future__ import annotations

import codecs

import pytest

from marsad.errors import ReadError
from marsad.read.decoding import characters

ARABIC = "قال المرصد إن قصفا مدفعيا أصاب سوق المدينة صباح الخميس، وإن سبعة أشخاص أصيبوا بجروح."
RUSSIAN = "По данным наблюдателей, в результате обстрела рынка утром в четверг ранены семь человек."
UKRAINIAN = (
    "За даними спостерігачів, унаслідок обстрілу ринку вранці в четвер поранено сімох людей."
)
FRENCH = "Selon l'observatoire, sept personnes ont été blessées près du marché où elles étaient."
TURKISH = "Gözlemevine göre perşembe sabahı pazarın bombalanması sonucu yedi kişi yaralandı."
ENGLISH = "The monitor said it “could not confirm” the figure – seven wounded – on Thursday."


@pytest.mark.parametrize(
    ("sentence", "encoding"),
    [
        (ARABIC, "utf-8"), (ARABIC, "windows-1256"), (ARABIC, "iso-8859-6"), (ARABIC, "utf-16"),
        (RUSSIAN, "windows-1251"), (RUSSIAN, "koi8-r"), (RUSSIAN, "iso-8859-5"),
        (RUSSIAN, "utf-32"), (UKRAINIAN, "windows-1251"), (UKRAINIAN, "koi8-u"),
        (FRENCH, "windows-1252"), (FRENCH, "latin-1"), (TURKISH, "windows-1254"),
        (ENGLISH, "windows-1252"), (ENGLISH, "utf-8-sig"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("times", [1, 40])
def test_a_text_arrives_whole_without_being_told_its_encoding(sentence, encoding, times):
    words = " ".join([sentence] * times)
    assert characters(words.encode(encoding), "one") == words


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE])
def test_byte_order_marks_decide(mark):
    encoding = "utf-16-le" if mark == codecs.BOM_UTF16_LE else "utf-16-be"
    assert characters(mark + ARABIC.encode(encoding), "one") == ARABIC


def test_a_declared_encoding_is_used_where_the_bytes_alone_say_too_little():
    assert characters("дом".encode("koi8-r"), "one", "koi8-r") == "дом"


def test_a_wrong_declaration_does_not_spoil_utf8():
    assert characters(ARABIC.encode(), "one", "iso-8859-1") == ARABIC


def test_declared_latin_1_means_windows_1252_as_in_browsers():
    assert characters(ENGLISH.encode("cp1252"), "one", "iso-8859-1") == ENGLISH


def test_a_stray_byte_in_utf8_shows_as_a_replacement_character_and_spoils_nothing_else():
    data = ARABIC.encode() + b"\xff" + ARABIC.encode()
    assert characters(data, "one") == f"{ARABIC}\ufffd{ARABIC}"


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n1234", b"PK\x03\x04word", b"%PDF-1.7\n", b"a\x00b",
        b"\x7fELF\x02\x01\x01",
        bytes(range(1, 256)) * 8, b"\xff\xfea",
    ],
)  # fmt: skip
def test_binary_data_are_not_text(data):
    with pytest.raises(ReadError):
        characters(data, "one")


def test_arabic_and_cyrillic_keep_every_letter_from_bytes_to_body(reading):
    for sentence, encoding, language in [
        (ARABIC, "cp1256", "ar"),
        (RUSSIAN, "koi8_r", "ru"),
        (UKRAINIAN, "cp1251", "uk"),
    ]:
        text = reading(f"{sentence}\r\n\r\n{sentence}".encode(encoding))
        assert text.body == f"{sentence}\n\n{sentence}"
        assert (text.language, text.basis["language"]) == (language, "detected")

"""Bytes without a name: the content says what they are."""

from __future__ import annotations

import gzip

import pytest

from marsad.ids import sha256
from marsad.intake import Given, media, take_bytes
from marsad.model import Failure

LINES = b'{"id": "a", "text": "Seven."}\n{"id": "b", "text": "None."}\n'


@pytest.mark.parametrize(
    ("data", "media_type"),
    [
        (b"Seven people were wounded.", media.PLAIN),
        ("سبعة جرحى".encode("cp1256"), media.PLAIN),
        (b"", media.PLAIN),
        (b"Date: 2024-06-13\n\nSeven were wounded.", media.PLAIN),
        (b"The tags <html> and %PDF- were named.", media.PLAIN),
        (b"\n <!DOCTYPE html><html><p>Seven.</p>", media.HTML),
        (b"\xef\xbb\xbf<html lang='ar'>", media.HTML),
        (b"<?xml version='1.0'?><html xmlns='x'>", media.HTML),
        (b"%PDF-1.7\n", media.PDF),
        (b"PK\x03\x04....[Content_Types].xml....word/document.xml", media.WORD),
        (b"Return-Path: <a@courier.example>\r\nSubject: x\r\n\r\nSeven.", media.MAIL),
        (b"From: a@courier.example\nDate: Thu, 13 Jun 2024 10:00 +0000\n\nSeven.", media.MAIL),
    ],
)
def test_the_first_bytes_show_the_form(data, media_type):
    (report,) = take_bytes(data, Given())
    assert (report.media_type, report.data) == (media_type, data)
    assert report.address == report.document == f"stdin:{sha256(data)}"


@pytest.mark.parametrize("data", [LINES, gzip.compress(LINES, mtime=0)])
def test_json_lines_are_told_apart_and_split(data):
    reports = list(take_bytes(data, Given()))
    assert [report.document for report in reports] == ["a", "b"]
    assert reports[0].address == f"stdin:{sha256(data)}#a"


def test_something_else_packed_is_a_failure():
    (failure,) = take_bytes(gzip.compress(b"Seven people were wounded."), Given())
    assert isinstance(failure, Failure)

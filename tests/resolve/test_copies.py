from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from marsad.resolve import copies

WIRE = " ".join(
    f"Paragraph {n} of the agency says that monitors saw item {n * 7} near the market of town {n}."
    for n in range(30)
)
REWRITE = " ".join(
    f"In settlement {n}, an observer told us, object {n * 7} was noted beside the bazaar ({n})."
    for n in range(30)
)


def test_a_byline_and_a_cut_end_leave_a_copy_a_copy() -> None:
    texts = [
        ("b", WIRE),
        ("a", "By our own correspondent. " + WIRE[: len(WIRE) // 2]),
        ("c", WIRE + " Our office adds that the road is closed until Monday."),
    ]
    assert copies(texts) == {"a": "a", "b": "a", "c": "a"}


def test_a_translation_like_rewrite_is_no_copy() -> None:
    assert copies([("a", WIRE), ("b", REWRITE)]) == {"a": "a", "b": "b"}


def test_a_pasted_background_paragraph_makes_no_copy() -> None:
    old = "The group has held the road since March and has charged every lorry a fee. " * 2
    assert copies([("a", old), ("b", REWRITE + " " + old)]) == {"a": "a", "b": "b"}


def test_texts_without_words_are_not_copies_of_each_other() -> None:
    assert copies([("a", ""), ("b", ""), ("c", "…")]) == {"a": "a", "b": "b", "c": "c"}


def test_two_equal_lines_are_copies_however_short() -> None:
    assert copies([("a", "Five dead."), ("b", "FIVE DEAD")]) == {"a": "a", "b": "a"}


def test_boilerplate_on_hundreds_of_pages_joins_nothing() -> None:
    footer = " Write to the editors or call the desk between nine and five on any working day."
    texts = [(f"{n:03}", " ".join(f"word{n}x{k}" for k in range(60)) + footer) for n in range(300)]
    assert copies(texts) == {id: id for id, _ in texts}


def test_two_hundred_copies_among_other_texts_are_one_group() -> None:
    texts = [(f"{n:03}", WIRE if n % 2 else f"{REWRITE} {n}" * 1) for n in range(1, 400)]
    found = copies(texts)
    assert {found[id] for id, body in texts if body == WIRE} == {"001"}
    assert {found[id] for id, body in texts if body != WIRE} == {"002"}


@given(st.permutations(range(12)))
def test_the_order_of_texts_changes_nothing(order: list[int]) -> None:
    texts = [(f"{n:02}", (WIRE if n % 3 else REWRITE)[n * 40 :]) for n in range(12)]
    assert copies([texts[n] for n in order]) == copies(texts)

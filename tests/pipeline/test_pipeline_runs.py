"""A run, a second run, a run after a failure, a run of a newer version: on both databases."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import plain_steps
import pytest
from databases import Place
from plain_runs import GIVEN, Clock, run, write_reports
from plain_steps import ANEW, STEPS

from marsad import intake, pipeline, preserve, store
from marsad.model import Fault
from marsad.store import asked
from marsad.store.find import find


def faults(place: Place) -> list[Fault]:
    with place.reading() as kept:
        return list(preserve.audit(store.Held(kept), kept.vault))


def test_reports_become_incidents_and_everything_agrees(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 20)
    with place.writing() as kept:
        done = run(kept, reports)
    assert (done.reports, done.read, done.extracted, done.failures) == (20, 20, 20, [])
    assert len(done.resolution.incidents) > 1
    assert faults(place) == []


def test_a_second_run_changes_nothing_at_all(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 12)
    with place.writing() as kept:
        first = run(kept, reports)
        before = (store.fingerprint(kept), asked.head(kept), asked.sizes(kept))
        second = run(kept, reports)
        assert (store.fingerprint(kept), asked.head(kept), asked.sizes(kept)) == before
    assert second.resolution == first.resolution
    assert (second.reports, second.read, second.extracted) == (0, 0, 0)


def test_both_databases_and_any_number_of_workers_give_one_fingerprint(
    place: Place, tmp_path: Path
) -> None:
    reports = write_reports(tmp_path / "in", 12)
    with place.writing() as kept:
        run(kept, reports, processes=2)
        found = store.fingerprint(kept)
    with store.writing(tmp_path / "alone", clock=Clock()) as alone:
        run(alone, reports)
        assert store.fingerprint(alone) == found


def test_reports_in_two_runs_end_as_reports_in_one(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 12)
    with place.writing() as kept:
        run(kept, *sorted(reports.iterdir())[:5])
        run(kept, *sorted(reports.iterdir()))
        found = store.fingerprint(kept)
    with store.writing(tmp_path / "alone", clock=Clock()) as alone:
        run(alone, *sorted(reports.iterdir()))
        assert store.fingerprint(alone) == found
    assert faults(place) == []


def test_a_failure_is_recorded_once_and_the_others_finish(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 4)
    (reports / "empty.txt").write_bytes(b"")
    (reports / "refused.txt").write_text("REFUSE this one.")
    (reports / "table.jsonl").write_text('{"id": "a", "text": "Nothing happened."}\n{"id": \n')
    with place.writing() as kept:
        done = run(kept, reports)
        entries = asked.sizes(kept)["entries"]
        assert sorted((failed.step, failed.error) for failed in done.failures) == [
            ("extract", "ExtractError"),
            ("intake", "FormatError"),
            ("read", "ReadError"),
        ]
        assert (done.read, done.extracted) == (6, 5)
        again = run(kept, reports)
        assert asked.sizes(kept)["entries"] == entries
    assert again.failures == done.failures
    assert (again.read, again.extracted) == (0, 0)
    assert faults(place) == []


def test_what_failed_is_tried_again_and_a_success_closes_it(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 3)
    (reports / "refused.txt").write_text("REFUSE. 3 people were killed in Testtown1.")
    with place.writing() as kept:
        assert len(run(kept, reports).failures) == 1
        mended = replace(STEPS, extract=plain_steps.extract_anew)
        done = run(kept, steps=mended)
        assert (done.read, done.extracted, done.failures) == (0, 1, [])
        assert asked.open_failures(kept) == ()
    assert faults(place) == []


def test_a_mended_file_is_a_new_report_and_the_broken_one_is_let_be(
    place: Place, tmp_path: Path
) -> None:
    reports = write_reports(tmp_path / "in", 1)
    (reports / "late.txt").write_bytes(b"")
    with place.writing() as kept:
        assert len(run(kept, reports).failures) == 1
        (reports / "late.txt").write_text("4 people were killed in Testtown9.")
        done = run(kept, reports)
        assert (done.reports, done.failures) == (1, [])
        assert asked.sizes(kept)["reports"] == 3
        assert asked.open_failures(kept) == ()
    assert faults(place) == []


def test_a_changed_file_is_another_report_and_both_stay(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 1)
    file = next(reports.iterdir())
    with place.writing() as kept:
        run(kept, reports)
        file.write_text("At first 1, now 9 people were killed in Testtown0.")
        run(kept, reports)
        said = sorted(claim.count.low for claim in asked.current_claims(kept) if claim.count)
        assert said == [1, 9]
        assert asked.sizes(kept)["evidence"] == 2
    assert faults(place) == []


def test_the_same_bytes_under_two_names_are_one_evidence_and_one_set_of_claims(
    place: Place, tmp_path: Path
) -> None:
    reports = write_reports(tmp_path / "in", 1)
    (reports / "copy.txt").write_bytes(next(reports.iterdir()).read_bytes())
    with place.writing() as kept:
        run(kept, reports)
        sizes = asked.sizes(kept)
    assert (sizes["reports"], sizes["evidence"], sizes["texts"], sizes["claims"]) == (2, 1, 1, 1)
    assert faults(place) == []


def test_a_newer_extractor_retracts_old_claims_and_keeps_them(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 5)
    with place.writing() as kept:
        run(kept, reports)
        old = {claim.id for claim in asked.current_claims(kept)}
        done = run(kept, steps=ANEW)
        new = {claim.id for claim in asked.current_claims(kept)}
        assert (done.read, done.extracted) == (0, 5)
        assert not old & new
        for claim_id in old:
            assert store.trace.claim(kept, claim_id).retracted is not None
        run(kept, steps=STEPS)
        assert {claim.id for claim in asked.current_claims(kept)} == old
    assert faults(place) == []


def test_a_new_word_of_the_operator_is_a_new_reading_of_the_same_bytes(
    place: Place, tmp_path: Path
) -> None:
    reports = write_reports(tmp_path / "in", 2)
    other = replace(GIVEN, outlet="The Other Gazette")
    with place.writing() as kept:
        run(kept, reports)
        run(kept, reports, given=other)
        assert {text.outlet for text in asked.current_texts(kept)} == {"The Other Gazette"}
        assert asked.sizes(kept)["claims"] == 2
        head = asked.head(kept)
        run(kept, reports, given=intake.Given())
        assert asked.head(kept) == head
    assert faults(place) == []


def test_an_incident_that_is_merged_away_lives_on_as_an_alias(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 3)
    with place.writing() as kept:
        done = run(kept, reports)
        first, second, *_ = done.resolution.incidents
        merged = replace(first, claims=(*first.claims, *second.claims))
        with kept.change() as change:
            store.results.resolution(
                change, "literal", replace(done.resolution, incidents=(merged,)), 3
            )
        assert find(kept, second.id, "literal").id == first.id
        assert find(kept, first.id, "literal").id == first.id
        run(kept)
        assert find(kept, second.id, "literal").id == second.id


def test_other_rule_sets_are_kept_up_to_date_with_the_first(place: Place, tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 6)
    with place.writing() as kept:
        run(kept, *sorted(reports.iterdir())[:3])
        pipeline.regroup(kept, "acled")
        run(kept, reports)
        assert asked.rule_sets(kept) == ("acled", "literal")
        ids = [
            [i.id for i in asked.resolution(kept, name).incidents] for name in ("acled", "literal")
        ]
        assert ids[0] == ids[1]
    assert faults(place) == []


def test_altered_evidence_fails_its_item_and_the_others_finish(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 3)
    with store.writing(tmp_path / "store", clock=Clock()) as kept:
        run(kept, reports)
        damaged = kept.vault.path(next(kept.vault.digests()))
        damaged.chmod(0o600)
        damaged.write_bytes(b"other bytes")
        done = run(kept, reports, steps=replace(STEPS, reader="reader-2"))
    assert [failed.error for failed in done.failures] == ["IntegrityError"]
    assert done.read == 2


@pytest.mark.parametrize("processes", [1, 2])
def test_claims_without_a_store_come_in_the_order_of_the_reports(
    tmp_path: Path, processes: int
) -> None:
    reports = write_reports(tmp_path / "in", 9)
    (reports / "report-0004.txt").write_bytes(b"")
    taken = intake.take([str(reports), str(tmp_path / "nowhere")], GIVEN, clock=Clock())
    made = list(pipeline.claims(taken, processes=processes, steps=STEPS))
    said = [one[1][0].count.low for one in made if isinstance(one, tuple)]
    assert said == [1, 2, 3, 4, 6, 7, 1, 2]
    assert sorted(one.step for one in made if not isinstance(one, tuple)) == ["intake", "read"]


def test_a_claim_reads_back_from_its_ledger_and_its_columns(tmp_path: Path) -> None:
    reports = write_reports(tmp_path / "in", 1)
    with store.writing(tmp_path / "store", clock=Clock()) as kept:
        run(kept, reports)
        (claim,) = asked.current_claims(kept)
        entries = [entry for entry in store.Held(kept).entries() if entry.step == "extract"]
    assert entries[0].about == claim.text
    assert json.loads(json.dumps(entries[0].detail))["claims"] == 1

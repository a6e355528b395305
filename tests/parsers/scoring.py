"""Scores predictions against sample mails with ground truth, by the rules of the samples' README.

A prediction is one line of `duewatch parse --json`. What counts first: no filing missed, nothing opened that is
not a filing; then the kind; then each fact. A committed score that changes fails the test: see `changes`.
"""

import json
import sys
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.parsers.fact_forms import (
    address_form,
    alike,
    date_form,
    folded,
    forms,
    name_form,
    number_form,
    overlap,
    phone_form,
    time_form,
)

Prediction = Mapping[str, Any]

OPENING = {"due_process_request", "state_complaint", "mediation_request", "facilitated_iep_request"}
WITHOUT_DOCUMENT = {
    "not_a_filing", "other_request", "unreadable", "auto_reply", "calendar_invite", "bounce", "delivery_receipt",
}  # fmt: skip
DATES = (
    "letter_date date_filed_state date_received_lea hearing_date decision_due_date decision_date agreement_date "
    "mediation_date student_dobs"
).split()
NAMES = (
    "student_names schools lea requester_names representative_name representative_firm hearing_officer"
).split()
ADDRESSES = ("residence_address", "requester_address")
TEXTS = ("nature_of_problem", "proposed_resolution")
YES_OR_NO = ("expedited", "signed", "homeless")
PLAIN = (
    "requester_email representative_email language filed_by requester_relation representative_type "
    "waiver_signed_by missing_elements"
).split()
FORMS = (
    dict.fromkeys(DATES, date_form)
    | dict.fromkeys(NAMES, name_form)
    | dict.fromkeys(("requester_phones", "representative_phone"), phone_form)
    | dict.fromkeys(ADDRESSES, address_form)
    | dict.fromkeys(PLAIN, folded)
    | {"case_number": number_form, "hearing_time": time_form}
)
FACTS = (*FORMS, *TEXTS, *YES_OR_NO, "contact_attempts")
OF_A_FILING = {
    *TEXTS, *ADDRESSES, "filed_by", "requester_relation", "representative_name", "representative_type",
    "representative_firm", "representative_phone", "representative_email",
}  # fmt: skip


NOTHING_SAID = object()


@dataclass(frozen=True)
class Sample:
    """One mail and what is true of it."""

    file: str
    raw: bytes
    truth: Mapping[str, Any]

    @property
    def action(self) -> str:
        return str(self.truth["expected_action"])


@dataclass
class Tally:
    """How often one fact was found (`right`), invented (`wrong`), missed, and whole (`exact` of `of`)."""

    right: int = 0
    wrong: int = 0
    missed: int = 0
    exact: int = 0
    of: int = 0

    def add(self, truth: set[Any], found: set[Any], *, counts: bool) -> None:
        self.right += len(truth & found)
        self.wrong += len(found - truth)
        self.missed += len(truth - found)
        self.of += counts
        self.exact += counts and truth == found

    @property
    def precision(self) -> float | None:
        said = self.right + self.wrong
        return self.right / said if said else None


@dataclass
class Rate:
    """So many of so many."""

    hit: int = 0
    of: int = 0

    def add(self, hit: object) -> None:
        self.of += 1
        self.hit += bool(hit)

    def __str__(self) -> str:
        return f"{self.hit}/{self.of}"


RATES = (
    "kind_right missed silently_missed false_open sent_to_a_person follow_up_opened duplicate_opened duplicate_linked "
    "person_told several_complete"
).split()


@dataclass
class Table:
    """A whole score: rates over mails, one tally a fact (all mails; mails with a text layer), and what went wrong."""

    rates: dict[str, Rate] = field(default_factory=lambda: {name: Rate() for name in RATES})
    facts: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FACTS})
    without_ocr: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in FACTS})
    errors: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The table as people read it."""
        shown = [f"  {name:<20}{rate!s:>9}" for name, rate in self.rates.items()]
        shown.append(f"  {'fact':<24}{'exact':>9}{'precision':>11}{'text only':>11}")
        for name, tally in self.facts.items():
            sure = "-" if tally.precision is None else f"{100 * tally.precision:.1f} %"
            text = self.without_ocr[name]
            shown.append(
                f"  {name:<24}{f'{tally.exact}/{tally.of}':>9}{sure:>11}{f'{text.exact}/{text.of}':>11}"
            )
        return shown + [f"  {error}" for error in self.errors]

    def as_toml(self, title: str) -> str:
        """The part of `score.toml` that this score is."""
        rates = [f'{name} = "{rate}"' for name, rate in self.rates.items()]
        facts = [
            f'{name} = "{tally.exact}/{tally.of}, wrong {tally.wrong}"'
            for name, tally in sorted(self.facts.items())
        ]
        return "\n".join([f"[{title}]", *rates, "", f"[{title}.facts]", *facts, ""])


def load_samples(folder: Path) -> list[Sample]:
    """Return the samples of a folder, by file name; a truth without its mail is an error."""
    truths = [json.loads(path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.json"))]
    return [Sample(one["file"], (folder / one["file"]).read_bytes(), one) for one in truths]


def opened(prediction: Prediction) -> bool:
    said = prediction.get("opens_case")
    return prediction.get("kind") in OPENING if said is None else bool(said)


def score(samples: Sequence[Sample], predictions: Iterable[Prediction]) -> Table:
    """Return the score; a sample without a prediction counts as silence."""
    said = {Path(str(one.get("file", ""))).name: one for one in predictions}
    twins = {sample.file: sample.truth["duplicate_of"] for sample in samples if sample.action == "duplicate"}
    table = Table()
    for sample in samples:
        judged = as_judged(sample, said, twins)
        judge_mail(table, sample, judged)
        if sample.action != "none":
            judge_facts(table, sample, said.get(sample.file, {}))
    return table


def as_judged(sample: Sample, said: Mapping[str, Prediction], twins: Mapping[str, str]) -> Prediction:
    """Of two mails with one filing either may open the case: read the pair the other way round where it did."""
    own = said.get(sample.file, {})
    both = {copy: first for copy, first in twins.items() if sample.file in (copy, first)}
    for copy, first in both.items():
        late, early = said.get(copy, {}), said.get(first, {})
        if opened(late) and not opened(early) and early.get("duplicate_of") == copy:
            other = early if sample.file == copy else late
            return {
                **own,
                "opens_case": opened(other),
                "needs_review": other.get("needs_review"),
                "duplicate_of": first,
            }
    return own


def judge_mail(table: Table, sample: Sample, judged: Prediction) -> None:
    """Judge what was done with a mail as a whole."""
    truth, rates = sample.truth, table.rates
    kinds = {truth["kind"], *truth["accept_kinds"]}
    rates["kind_right"].add(judged.get("kind") in kinds)
    if judged.get("kind") not in kinds:
        table.errors.append(f"{sample.file}: {truth['kind']} read as {judged.get('kind')}")
    did_open, person = opened(judged), bool(judged.get("needs_review"))
    if sample.action == "open_case":
        rates["missed"].add(not did_open)
        rates["silently_missed"].add(not did_open and not person)
        judge_several(table, sample, judged)
    elif sample.action == "none":
        rates["false_open"].add(did_open)
        rates["sent_to_a_person"].add(person and not did_open)
    elif sample.action == "attach_to_case":
        rates["follow_up_opened"].add(did_open)
    elif sample.action == "duplicate":
        rates["duplicate_opened"].add(did_open)
        rates["duplicate_linked"].add(judged.get("duplicate_of") == truth["duplicate_of"])
    else:
        rates["person_told"].add(
            person and not did_open if truth["kind"] == "not_a_filing" else person or did_open
        )
    if did_open != (sample.action == "open_case") and sample.action != "review":
        table.errors.append(
            f"{sample.file}: {'opened' if did_open else 'not opened'}, should {sample.action}"
        )


def judge_several(table: Table, sample: Sample, judged: Prediction) -> None:
    """Judge a mail that holds several filings or children: all must be told."""
    children = forms(sample.truth["facts"]["student_names"], name_form)
    if len(sample.truth["kinds_all"]) < 2 and len(children) < 2:
        return
    told = forms((judged.get("facts") or {}).get("student_names"), name_form)
    kinds = set(judged.get("kinds") or [judged.get("kind")])
    table.rates["several_complete"].add(children <= told and set(sample.truth["kinds_all"]) <= kinds)


def judge_facts(table: Table, sample: Sample, prediction: Prediction) -> None:
    for name, truth, said in scored_facts(sample, prediction):
        tallies = [table.facts[name]]
        if not sample.truth["requires_ocr"]:
            tallies.append(table.without_ocr[name])
        before = [tally.exact - tally.of for tally in tallies]
        for tally in tallies:
            judge_fact(tally, sample, name, (truth, said))
        if tallies[0].exact - tallies[0].of < before[0]:
            table.errors.append(f"{sample.file}: {name} should be {truth!r}, was {said!r}"[:220])


def scored_facts(sample: Sample, prediction: Prediction) -> Iterator[tuple[str, Any, Any]]:
    """Yield the facts that count for this mail: partly labelled mails count only what is stated."""
    truths, said = sample.truth["facts"], prediction.get("facts") or {}
    attached = sample.action == "attach_to_case"
    bare = sample.action == "review" or (attached and sample.truth["kind"] in WITHOUT_DOCUMENT)
    for name in FACTS:
        truth, found = truths.get(name), said.get(name)
        unlabelled = bare or (attached and name in OF_A_FILING)
        if name in YES_OR_NO:
            if sample.action == "open_case" and truth is not None:
                rest = name != "signed" and found is None and bool(prediction)
                yield name, truth, False if rest else found
        elif (truth or not unlabelled) and (name != "missing_elements" or sample.action == "open_case"):
            silent = name == "missing_elements" and not prediction
            yield name, truth, NOTHING_SAID if silent else found


def judge_fact(tally: Tally, sample: Sample, name: str, pair: tuple[Any, Any]) -> None:
    truth, said = pair
    if said is NOTHING_SAID:
        tally.of += 1
        tally.missed += len(truth)
        return
    if name in TEXTS:
        judge_text(tally, truth, said)
    elif name in YES_OR_NO:
        tally.add({True} if truth else set(), {True} if said is True else set(), counts=False)
        tally.of += 1
        tally.exact += said is not None and bool(said) == truth
    elif name == "contact_attempts":
        tally.add(attempts(truth), attempts(said), counts=bool(truth))
    else:
        judge_values(tally, sample, name, pair)


def judge_text(tally: Tally, truth: str | None, said: str | None) -> None:
    """Half of the words in common is found, nine in ten is exact."""
    if not truth:
        tally.wrong += bool(said)
        return
    share = overlap(truth, said or "")
    tally.of += 1
    tally.exact += share >= 0.9
    tally.right += share >= 0.5
    tally.missed += share < 0.5
    tally.wrong += bool(said) and share < 0.5


def attempts(rows: Any) -> set[tuple[str, str | None]]:
    rows = [row for row in rows or [] if isinstance(row, Mapping)]
    return {(date_form(row.get("date")), time_form(row.get("time"))) for row in rows}


def judge_values(tally: Tally, sample: Sample, name: str, pair: tuple[Any, Any]) -> None:
    """Judge sets of values; other accepted values, and addresses that share most words, are as good."""
    truth, said = forms(pair[0], FORMS[name]), forms(pair[1], FORMS[name])
    others = forms(sample.truth["accept"].get(name, []), FORMS[name])
    if said and others and said <= others | truth:
        said = truth
    residence = forms(sample.truth["facts"].get("residence_address"), address_form)
    if name == "requester_address" and not truth and said <= residence:
        return
    if name in ADDRESSES and truth and said and all(map(alike, sorted(truth), sorted(said))):
        said = truth
    tally.add(truth, said, counts=bool(truth) or name == "missing_elements")


def changes(title: str, table: Table, committed: Mapping[str, Any]) -> list[str]:
    """Return each line in which a score differs from the committed one (a parsed `score.toml`), oldest first."""
    now, then = tomllib.loads(table.as_toml(title))[title], committed.get(title, {})
    pairs = [(name, now.get(name), then.get(name)) for name in now | then if name != "facts"]
    facts_now, facts_then = now["facts"], then.get("facts", {})
    pairs += [(name, facts_now.get(name), facts_then.get(name)) for name in facts_now | facts_then]
    return [f"{title}: {name} was {old}, is {new}" for name, new, old in pairs if new != old]


def main(folder: str, predictions: str) -> None:
    """Print the score of a file of predictions, one JSON object a line."""
    with Path(predictions).open(encoding="utf-8") as lines:
        said = [json.loads(line) for line in lines if line.strip()]
    print("\n".join(score(load_samples(Path(folder)), said).lines()))


if __name__ == "__main__":
    main(*sys.argv[1:])

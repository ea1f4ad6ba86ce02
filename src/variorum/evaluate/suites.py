"""The suites by name, and running one: build its articles, then score what was exported."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from variorum.evaluate.attribution_suite import attribution_files, score_attribution, write_attributed
from variorum.evaluate.case_files import entry_files
from variorum.evaluate.cases_suite import score_cases, write_cases
from variorum.evaluate.claims_suite import score_claims
from variorum.evaluate.cleaning_suite import clean_files, score_cleaning
from variorum.evaluate.cluster_suite import score_cluster
from variorum.evaluate.figures_gold import figures_files, write_figure_texts
from variorum.evaluate.figures_suite import score_figures, score_incidents
from variorum.evaluate.geo_suite import score_geo
from variorum.evaluate.gold import ARTICLES, article_name, gold_files
from variorum.evaluate.grounding_gold import gold_paths, write_texts
from variorum.evaluate.groups_suite import score_groups, write_groups
from variorum.evaluate.holding_suite import score_archives, write_archives
from variorum.evaluate.merging_suite import merging_files, score_merging, write_incident_reports
from variorum.evaluate.parties_suite import score_actors, score_routes
from variorum.evaluate.plover_suite import plover_files, score_plover, write_plover_texts
from variorum.evaluate.re3d_suite import re3d_files, score_re3d, write_re3d_texts
from variorum.evaluate.records import Report
from variorum.evaluate.roles_gold import roles_files, write_reports
from variorum.evaluate.roles_suite import score_roles
from variorum.evaluate.times_suite import score_times, times_files, write_dated_texts
from variorum.evaluate.types_suite import score_types, typed_files, write_typed_texts
from variorum.evaluate.wordings_suite import score_wordings, wording_files, write_wordings
from variorum.model.errors import InputError, UsageError

Build = Callable[[Sequence[str], Path], None]
"""Makes files of sources in a folder."""


Builds = Mapping[str, Build]
"""What suites score, by name: `record` builds a record and writes claims.jsonl, documents.jsonl,
events.jsonl and control.jsonl into a folder, `mentions` grounds the texts and writes mentions.jsonl,
`attributions` reads whom they cite and writes attributions.jsonl, `times` dates their time expressions
and writes times.jsonl, `event types` is `record` with the pack of event types beside fighting, `record
and mentions` does both, `records apart` is `record` for each source by itself, into a folder of its own
that is named as the source's file is, without its suffix, `records in turn` builds the sources of each
folder one after the other into one record and keeps it as FOLDER/STEM.db after each.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """One suite.

    `annotations` finds its files in a folder, `sources` says what to build (and may write into the
    work folder given second), `score` compares the annotations with exports, which the build named
    `build` makes.
    """

    name: str
    annotations: Callable[[Path], list[Path]]
    sources: Callable[[Path, Path], list[str]]
    score: Callable[[Path, Path], Report]
    build: str = "record"


def _claims_sources(folder: Path, _work: Path) -> list[str]:
    articles = folder / ARTICLES
    return [str(articles)] if articles.is_file() else _articles(folder, gold_files(folder))


def _cleaning_sources(folder: Path, _work: Path) -> list[str]:
    return _articles(folder, clean_files(folder))


def _articles(folder: Path, annotations: Sequence[Path]) -> list[str]:
    return [str(folder / article_name(folder, path)) for path in annotations]


def _cluster_files(folder: Path) -> list[Path]:
    cluster = folder / "cluster.gold.json"
    return [cluster, *gold_files(folder)] if cluster.is_file() else []


def _case_files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.yaml"))


SUITES = {
    suite.name: suite
    for suite in (
        Suite(name="claims", annotations=gold_files, sources=_claims_sources, score=score_claims),
        Suite(name="cleaning", annotations=clean_files, sources=_cleaning_sources, score=score_cleaning),
        Suite(name="cluster", annotations=_cluster_files, sources=_claims_sources, score=score_cluster),
        *(
            Suite(name=name, annotations=gold_paths, sources=write_texts, score=score, build="mentions")
            for name, score in (("geo", score_geo), ("actors", score_actors), ("routes", score_routes))
        ),
        *(
            Suite(name=name, annotations=figures_files, sources=write_figure_texts, score=score)
            for name, score in (("figures", score_figures), ("incidents", score_incidents))
        ),
        Suite(
            name="merging",
            annotations=merging_files,
            sources=write_incident_reports,
            score=score_merging,
            build="event types",
        ),
        Suite(
            name="attribution",
            annotations=attribution_files,
            sources=write_attributed,
            score=score_attribution,
            build="attributions",
        ),
        Suite(
            name="times", annotations=times_files, sources=write_dated_texts, score=score_times, build="times"
        ),
        Suite(
            name="types",
            annotations=typed_files,
            sources=write_typed_texts,
            score=score_types,
            build="event types",
        ),
        Suite(name="roles", annotations=roles_files, sources=write_reports, score=score_roles),
        Suite(
            name="plover",
            annotations=plover_files,
            sources=write_plover_texts,
            score=score_plover,
            build="event types",
        ),
        Suite(
            name="re3d",
            annotations=re3d_files,
            sources=write_re3d_texts,
            score=score_re3d,
            build="record and mentions",
        ),
        Suite(
            name="groups",
            annotations=entry_files,
            sources=write_groups,
            score=score_groups,
            build="records apart",
        ),
        Suite(
            name="holding",
            annotations=entry_files,
            sources=write_archives,
            score=score_archives,
            build="records in turn",
        ),
        Suite(name="wordings", annotations=wording_files, sources=write_wordings, score=score_wordings),
        Suite(name="cases", annotations=_case_files, sources=write_cases, score=score_cases),
    )
}


def find_suite(name: str, folder: Path) -> Suite:
    """The suite called `name`. Raises UsageError for another name, InputError without annotation."""
    suite = SUITES.get(name)
    if suite is None:
        raise UsageError(f"There is no suite {name!r}.", advice=f"There are {', '.join(SUITES)}.")
    if not suite.annotations(folder):
        raise InputError(
            f"{folder} holds no annotation for the suite {name}.", advice="Name another folder with --data."
        )
    return suite


def run_suite(name: str, folder: Path, builds: Builds) -> Report:
    """Build the articles of `folder` and score the result."""
    suite = find_suite(name, folder)
    with TemporaryDirectory(prefix="variorum-") as made:
        work, exports = Path(made) / "work", Path(made) / "exports"
        work.mkdir()
        exports.mkdir()
        builds[suite.build](suite.sources(folder, work), exports)
        return suite.score(folder, exports)


def score_exports(name: str, folder: Path, exports: Path) -> Report:
    """Score files that are there already: `exports` is a folder as `Build` fills it."""
    return find_suite(name, folder).score(folder, exports)


def input_files(name: str, folder: Path) -> list[Path]:
    """Every file a suite reads from `folder`, in order of name."""
    suite = find_suite(name, folder)
    with TemporaryDirectory(prefix="variorum-") as work:
        sources = [Path(source) for source in suite.sources(folder, Path(work))]
    return sorted({*suite.annotations(folder), *(s for s in sources if s.is_relative_to(folder))})

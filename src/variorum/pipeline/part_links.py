"""What each event is part of, kept as events come and go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.reconcile.comparing.keys import key_number
from variorum.reconcile.knowledge.part_rules import load_part_rules
from variorum.reconcile.parts.parts import MOST_WHOLES, part_of, parts
from variorum.reconcile.parts.settings import Setting, part_keys, whole_keys
from variorum.store.record import Revision
from variorum.store.rows import body_of, record_of


class PartLinks:
    """Links events with what they are part of in a revision of a record."""

    def __init__(self, revision: Revision) -> None:
        self._views, self._workings = revision
        self._rules = load_part_rules()

    def all_of(self, settings: Sequence[Setting]) -> None:
        """Link all events of a record."""
        for one in settings:
            self._keep(one)
        for link in parts(settings):
            self._views.put_part(link.event_id, link)

    def changed(self, gone: Iterable[str], made: Iterable[Setting]) -> None:
        """Link the events `made`, and those that were or may be part of one that is `gone` or made."""
        keys: set[int] = set()
        for event_id in sorted(gone):
            keys |= self._workings.drop_setting(event_id)
        asked: set[str] = set()
        for one in made:
            keys |= self._keep(one)
            asked.add(one.event_id)
        for key in keys:
            asked |= self._workings.parts_at(key)
        for event_id in sorted(asked):
            part = self._setting(event_id)
            if part is not None:
                self._views.put_part(event_id, part_of(part, self._wholes(part)))

    def _keep(self, one: Setting) -> set[int]:
        """Keep a setting where anything can come of it; gives the keys where it stands as a whole."""
        wholes = {key_number((key,)) for key in whole_keys(one, self._rules)}
        own = {key_number((key,)) for key in part_keys(one, self._rules)}
        if wholes or own:
            keys = [*((key, True) for key in sorted(wholes)), *((key, False) for key in sorted(own))]
            self._workings.put_setting(one.event_id, body_of(one), one.lo or 0, keys)
        return wholes

    def _wholes(self, one: Setting) -> list[Setting]:
        ids: set[str] = set()
        for key in part_keys(one, self._rules):
            ids |= self._workings.wholes_near(key_number((key,)), one.lo or 0, MOST_WHOLES)
        return [found for event_id in sorted(ids) if (found := self._setting(event_id)) is not None]

    def _setting(self, event_id: str) -> Setting | None:
        body = self._workings.setting(event_id)
        return None if body is None else record_of(Setting, body)

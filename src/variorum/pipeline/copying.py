"""Copies in a record: what came of holding two documents against each other is kept and not done again."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from variorum.lexicon.lexicon import Lexicon
from variorum.model.documents import Document
from variorum.model.events import Carried, Copy
from variorum.pipeline.shelf import Shelf
from variorum.reconcile.copies.beside import keys_of, meets
from variorum.reconcile.copies.carried import find_carried
from variorum.reconcile.copies.copies import Resemblance, copies_of, find_copies, held_against
from variorum.reconcile.copies.fetching import CROWD
from variorum.reconcile.copies.fingerprints import Fingerprint
from variorum.reconcile.documents.outlets import known_outlets
from variorum.store.record import Record, Revision
from variorum.store.rows import body_of, record_of

Rows = tuple[Sequence[Copy], Sequence[Carried]]


class Copying:
    """Finds the copies and carried passages of a record and puts them into its views."""

    def __init__(self, record: Record, revision: Revision, shelf: Shelf, lexicon: Lexicon) -> None:
        self._record = record
        self._views, self._workings = revision
        self._shelf = shelf
        self._outlets = known_outlets(lexicon.sources.all())

    def all_of(self) -> set[str]:
        """Find them among all documents; gives those whose copies or passages are not what they were."""
        known = {(one.left, one.right): one for one in map(_resemblance, self._workings.resemblances())}
        prints = self._shelf.fingerprints()
        find = (self._shelf.text_of, self._shelf.facts_of, known, self._outlets)
        found = find_copies(prints, *find)
        self._keep(found.made)
        self._workings.forget_keys()
        digests: set[int] = set()
        for one in prints:
            self._stand(one, first=one.digest not in digests)
            digests.add(one.digest)
        carried = find_carried(found.resemblances, found.copies, self._shelf.facts_of, self._outlets)
        return self._put([one.document_id for one in prints], (found.copies, carried))

    def beside(self, added: Sequence[Document]) -> set[str]:
        """Find those of documents that were `added`; gives all whose copies or passages changed."""
        # A document that was read anew may have left others that it met.
        anew = any(self._workings.knows(document.id) for document in added)
        for number, document in enumerate(added):
            self._workings.forget_resemblances(document.id)
            self._shelf.keep(document)
            if anew or not self._met(document.id):
                for later in added[number + 1 :]:
                    self._workings.forget_resemblances(later.id)
                    self._shelf.keep(later)
                return self.all_of()
        together, resemblances = self._together([document.id for document in added])
        sizes = {one: self._shelf.fingerprint(one).shingles for one in together}
        facts_of = self._shelf.facts_of
        copies = copies_of(resemblances, facts_of, sizes, self._outlets)
        return self._put(together, (copies, find_carried(resemblances, copies, facts_of, self._outlets)))

    def _met(self, document_id: str) -> bool:
        """Hold a document against those it meets; False where others meet anew for it."""
        new = self._shelf.fingerprint(document_id)
        same = self._workings.first_with(new.digest, document_id)
        ids = meets(new, same, lambda kind, key: self._workings.holders(kind, key, CROWD + 1))
        if ids is None:
            return False
        self._stand(new, first=same is None)
        prints = {one: self._shelf.fingerprint(one) for one in (document_id, *ids)}
        pairs = [(min(document_id, one), max(document_id, one)) for one in ids]
        self._keep(held_against(pairs, prints, self._shelf.text_of, self._shelf.facts_of, self._outlets))
        return True

    def _stand(self, one: Fingerprint, *, first: bool) -> None:
        """Let a document be met by later ones; of those with the same words only the first is."""
        if first and one.shingles:
            self._workings.print_keys(one.document_id, keys_of(one))

    def _keep(self, made: Iterable[Resemblance]) -> None:
        for one in made:
            shares = one.kind is not None or bool(one.passages)
            self._workings.put_resemblance((one.left, one.right), body_of(one), shares=shares)

    def _together(self, added: Iterable[str]) -> tuple[list[str], list[Resemblance]]:
        """All documents that shared text holds together with `added`, and what they share."""
        found: set[str] = set()
        shared: dict[tuple[str, str], Resemblance] = {}
        waiting = list(added)
        while waiting:
            document_id = waiting.pop()
            if document_id not in found:
                found.add(document_id)
                for one in map(_resemblance, self._workings.resemblances_of(document_id)):
                    shared[one.left, one.right] = one
                    waiting += (one.left, one.right)
        return sorted(found), [shared[pair] for pair in sorted(shared)]

    def _put(self, document_ids: Sequence[str], rows: Rows) -> set[str]:
        """Put copies and passages of documents in the place of theirs; gives all that what changed is on."""
        copies, carried = rows
        before: set[Copy | Carried] = set()
        for document_id in document_ids:
            before |= {*self._record.copies(document_id), *self._record.carried(document_id)}
        self._views.remove_copies(document_ids)
        self._views.put_copies(copies)
        self._views.put_carried(carried)
        self._shelf.forget_copies()
        after: set[Copy | Carried] = {*copies, *carried}
        touched: set[str] = set()
        for one in before ^ after:
            touched.add(one.document_id)
            touched.add(one.copy_of if isinstance(one, Copy) else one.from_document)
        return touched


def _resemblance(body: str) -> Resemblance:
    return record_of(Resemblance, body)

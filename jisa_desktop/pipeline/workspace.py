"""One open workspace: the store, the providers and every use case, wired."""

from __future__ import annotations

from pathlib import Path
from types import TracebackType
from typing import Self

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import DocumentStatus
from jisa_desktop.domain.template import DEFAULT_TEMPLATE, Template, template_from_json
from jisa_desktop.errors import InputError, NeedsAttention
from jisa_desktop.pipeline.batches import Batches
from jisa_desktop.pipeline.budget import Budget
from jisa_desktop.pipeline.comparison import Comparison
from jisa_desktop.pipeline.conducting import Conductor
from jisa_desktop.pipeline.context import StepContext
from jisa_desktop.pipeline.costing import Costs
from jisa_desktop.pipeline.desk import Desk
from jisa_desktop.pipeline.drift import Listing
from jisa_desktop.pipeline.embedding import EmbeddingService
from jisa_desktop.pipeline.foresight import Foreseer
from jisa_desktop.pipeline.intake import Intake
from jisa_desktop.pipeline.moving import Mover, keep_binding, kept_binding
from jisa_desktop.pipeline.opening import open_store
from jisa_desktop.pipeline.people import DirectoryDesk
from jisa_desktop.pipeline.previews import Previews
from jisa_desktop.pipeline.privacy import Privacy, sends_away
from jisa_desktop.pipeline.providing import Providers
from jisa_desktop.pipeline.recovery import recover
from jisa_desktop.pipeline.retention import Retention
from jisa_desktop.pipeline.retrying import Patience
from jisa_desktop.pipeline.safekeeping import Safekeeping
from jisa_desktop.pipeline.searching import Search
from jisa_desktop.pipeline.steps import Steps
from jisa_desktop.pipeline.surveyor import Surveyor
from jisa_desktop.pipeline.verifying import Violation, verify
from jisa_desktop.sheets.reader import SheetReader
from jisa_desktop.store.lock import WriterLock
from jisa_desktop.store.scratch import sweep_scratch
from jisa_desktop.store.store import Store
from resources import path as resource

STAGING = "staging"
_SETTLED = {DocumentStatus.COMPLETED, DocumentStatus.CLEANED_UP}


class Workspace:
    """Opened by ``Workspace.open``. Its methods block; call them off the main thread."""

    def __init__(
        self,
        home: Path,
        store: Store,
        providers: Providers,
        reader: SheetReader,
        *,
        patience: Patience,
        surveyor: Surveyor,
    ) -> None:
        embedder, index = providers.embedder, providers.index
        fingerprint = embedder.identity.fingerprint
        listing = Listing(store, index, fingerprint)
        self.home = home
        self.store = store
        self.providers = providers
        self.reader = reader
        self.embeddings = EmbeddingService(store, embedder)
        self.budget = Budget(store, embedder, providers.terms)
        self.costs = Costs(store, embedder, self.budget)
        self.batches = Batches(store, self.embeddings, index, self.budget, patience)
        self.steps = Steps(store, index, fingerprint)
        self.listing = listing
        privacy = Privacy(store, is_cloud=sends_away(embedder.identity.provider, index.name))
        self.privacy = privacy
        self.retention = Retention(store, index)
        self.safekeeping = Safekeeping(store, home, self.retention)
        self.mover = Mover(store, embedder, index, providers.open_index)
        self.conductor = Conductor(
            store,
            intake=Intake(store, reader, privacy, surveyor),
            comparison=Comparison(store, listing),
            steps=self.steps,
            mover=self.mover,
            check_providers=self.check_providers,
            check_personal_data=privacy.check_version,
            tidy=self.retention.tidy,
            patience=patience,
        )
        self.desk = Desk(store, reader)
        self.surveyor = surveyor
        self.previews = Previews(store, reader, fingerprint, privacy, surveyor)
        self.people = DirectoryDesk(store, reader)
        self.foreseer = Foreseer(store, fingerprint)
        self.search = Search(store, embedder, index)
        self._lock = WriterLock(home)
        self._is_writer = False

    @classmethod
    def open(
        cls,
        home: Path,
        providers: Providers,
        patience: Patience = Patience(),  # noqa: B008 - frozen
        reader: SheetReader | None = None,
        surveyor: Surveyor | None = None,
    ) -> Workspace:
        """Open the folder's store, made as needed. Reading is free to any number of processes.
        ``reader``, ``surveyor``: those that others use as well."""
        store = open_store(home)
        try:
            add_builtin_templates(store)
        except BaseException:
            store.close()
            raise
        return cls(
            home,
            store,
            providers,
            reader or SheetReader(home / STAGING),
            patience=patience,
            surveyor=surveyor or Surveyor(),
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def become_writer(self, name: str) -> list[int]:
        """Take the one writer's place and bring back what a killed run left behind.

        Returns the ids of the jobs that were interrupted. Raises
        ``EnvironmentProblem('workspace_in_use')``.
        """
        if self._is_writer:
            return []
        self._lock.acquire(name)
        try:
            self.store.files.sweep_incoming()
            sweep_scratch(self.home)
            interrupted = recover(self.store)
            self._take_up_due()
            self.retention.tidy()
        except BaseException:
            self._lock.release()
            raise
        self._is_writer = True
        return interrupted

    def _take_up_due(self) -> None:
        """A run that was killed between a change of employees and the jobs that follow from it
        must not leave a row where it no longer belongs. Documents whose last job failed wait for
        the person who is told so, and all of them for a job of the whole workspace."""
        with self.store.reading() as tx:
            if any(job.document_id is None for job in tx.jobs.open()):
                return
            due = [tx.documents.get(one) for one in tx.documents.due_ids()]
        settled = [one.document_id for one in due if one.status in _SETTLED]
        if settled:
            self.desk.replan(settled)

    def close(self) -> None:
        """Last of all the store and the lock, when nothing runs any more."""
        self.surveyor.close()
        self.reader.close()
        self.providers.close()
        self.store.close()
        if self._is_writer:
            self._lock.release()
            self._is_writer = False

    def verify(self, cancel: CancelToken | None = None) -> list[Violation]:
        """The invariants of the design, section 6; [] when all hold."""
        providers = self.providers
        return verify(self.store, providers.index, providers.embedder.identity.fingerprint, cancel)

    def check_providers(self, context: StepContext) -> None:
        """Before anything is paid: the index takes the embedder's vectors, and both are those
        that filled what the ledger speaks of. The embedder itself is asked when there is
        something to embed, so that a rollback needs neither its key nor its network.

        Raises ``NeedsAttention('index_changed' | 'embedder_changed')`` and what providers raise.
        """
        embedder, index = self.providers.embedder, self.providers.index
        now = self.mover.binding
        with self.store.reading() as tx:
            kept = kept_binding(tx)
            has_records = tx.ledger.count() > 0
        if kept is not None and has_records:
            if kept.embedder != now.embedder:
                raise NeedsAttention("embedder_changed")
            if kept.index != now.index:
                raise NeedsAttention("index_changed", index=kept.index)
        index.check(embedder.identity, context.cancel)
        if kept != now:
            with self.store.writing("bind") as tx:
                keep_binding(tx, now)

    def template_named(self, name_or_path: str) -> str:
        """A template's name as given, or, for a JSON file's path, the name it is kept under.

        Raises ``InputError('template_unknown' | 'template_invalid')``.
        """
        found = self.find_template(name_or_path)
        return found if isinstance(found, str) else self._keep(found)[0].name

    def find_template(self, name_or_path: str) -> str | Template:
        """A template's name as given, or what a JSON file holds; nothing is kept."""
        with self.store.reading() as tx:
            try:
                return tx.templates.get(name_or_path).template.name
            except InputError:
                file = Path(name_or_path)
                if not (file.suffix.lower() == ".json" and file.is_file()):
                    raise
        return read_template(file)

    def import_template(self, file: Path) -> tuple[Template, int]:
        """Keep a template file as the newest revision of its name. Returns it and the revision."""
        return self._keep(read_template(file))

    def _keep(self, template: Template) -> tuple[Template, int]:
        with self.store.writing("template") as tx:
            return template, tx.templates.save(template).revision


def read_template(file: Path) -> Template:
    """Raises ``InputError('file_missing' | 'file_unreadable' | 'template_invalid')``."""
    try:
        return template_from_json(file.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise InputError("file_missing", file=file.name) from error
    except (OSError, UnicodeDecodeError) as error:
        raise InputError("file_unreadable", file=file.name) from error


def add_builtin_templates(store: Store) -> None:
    """Give a new workspace the templates that the program ships."""
    with store.reading() as tx:
        known = {one.template.name for one in tx.templates.all()}
    shipped = [DEFAULT_TEMPLATE, *builtin_templates()]
    missing = [one for one in shipped if one.name not in known]
    if missing:
        with store.writing("builtin_templates") as tx:
            tx.templates.add_missing(missing)


def builtin_templates() -> list[Template]:
    """The templates in ``resources/templates``, by file name."""
    files = sorted(resource("templates").glob("*.json"))
    return [template_from_json(file.read_text(encoding="utf-8")) for file in files]

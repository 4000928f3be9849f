"""What a workspace needs besides its documents' jobs: employees, erasing, backup, restore."""

from __future__ import annotations

from jisa_desktop.domain.cancel import CancelToken
from jisa_desktop.domain.statuses import Mode
from jisa_desktop.errors import InputError
from jisa_desktop.pipeline.backup import write_backup
from jisa_desktop.pipeline.restoring import restore
from tests.scenarios.endings import FEW, OTHERS, few_rows
from tests.scenarios.stories import MOVED, Story, purged
from tests.support.bench import Bench, edited

BACKUP = "백업.jisa"


def of_people(bench: Bench) -> None:
    """A row for each of ten employees, and two rows for people whom nobody has registered."""
    bench.hire(row[0] for row in FEW[:10])
    bench.process("수당", FEW, mode=Mode.EMPLOYEE_SPLIT)


def _leave_and_join(bench: Bench) -> None:
    """One left, one is known under another number, one is new; their rows go where they belong."""
    people = bench.workspace.people
    due = [*people.set_active("00001", is_active=False), *people.alias("00002", "00012")]
    if all(one.employee_number != "00011" for one in people.all()):
        _, more = people.add("00011", "이름00011", "인사팀")
        due += more
    for job_id in bench.workspace.desk.replan(sorted(set(due))):
        bench.run(job_id)


def three_versions(bench: Bench) -> None:
    few_rows(bench)
    bench.process("수당", OTHERS)
    bench.process("수당", edited(FEW, [7]))


def _keep_one(bench: Bench) -> None:
    bench.workspace.retention.set(1)
    bench.workspace.retention.apply()


def one_is_kept(bench: Bench) -> None:
    few_rows(bench)
    bench.workspace.retention.set(1)


def _replace(bench: Bench) -> None:
    """The end of the job erases what the setting does not keep."""
    bench.process("수당", OTHERS)


def _back_up_daily(bench: Bench) -> None:
    bench.workspace.safekeeping.keep(CancelToken())


def cleaned_up(bench: Bench) -> None:
    few_rows(bench)
    _back_up_daily(bench)
    bench.cleanup("수당")


def _forget(bench: Bench) -> None:
    """Once the document is forgotten the next start's daily backup does the rest."""
    if purged(bench, "수당"):
        _back_up_daily(bench)
    else:
        bench.workspace.safekeeping.forget(bench.document("수당"), CancelToken())


def back_up(bench: Bench) -> None:
    workspace = bench.workspace
    index, target = workspace.providers.index, bench.folder / BACKUP
    write_backup(workspace.store, index, workspace.home, target, CancelToken())


def backed_up_before(bench: Bench) -> None:
    few_rows(bench)
    back_up(bench)
    bench.process("수당", OTHERS)
    bench.process("나중", FEW[:4])


def _restore(bench: Bench) -> None:
    bench.close()
    restored = restore(bench.folder / "home", bench.folder / BACKUP, "test", CancelToken())
    bench.restart()
    bench.run(restored.repair_job_id)


def _move(bench: Bench) -> None:
    """The settings ask for another index: fill it, switch, empty the old one."""
    marker = bench.folder / MOVED
    if not marker.exists():
        marker.touch()
        bench.restart()
    try:
        job_id = bench.workspace.mover.start()
    except InputError as error:
        assert error.code == "nothing_to_move"  # noqa: PT017 - it was moved before
        return
    bench.run(job_id)


CHORES = {
    "move": Story(few_rows, _move),
    "employees": Story(of_people, _leave_and_join),
    "retention": Story(three_versions, _keep_one),
    "retention of a job": Story(one_is_kept, _replace),
    "forget": Story(cleaned_up, _forget),
    "daily backup": Story(few_rows, _back_up_daily),
    "backup": Story(few_rows, back_up),
    "restore": Story(backed_up_before, _restore),
}

"""The system around the window: a notification server of a session bus of the test's own."""

from __future__ import annotations

import shutil
import subprocess
import threading
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from jisa_desktop.app.shell import SystemShell
from jisa_desktop.ui.progress import Bar

jeepney = pytest.importorskip("jeepney")
blocking = pytest.importorskip("jeepney.io.blocking")


@pytest.fixture
def address(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("no dbus-daemon here")
    running = subprocess.Popen(
        [daemon, "--session", "--nofork", "--print-address=1"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )  # fmt: skip
    assert running.stdout is not None
    found = running.stdout.readline().strip()
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", found)
    yield found
    running.terminate()
    running.wait(10)
    running.stdout.close()


class Server:
    """Answers as a desktop does, and keeps what it was told."""

    def __init__(self, address: str) -> None:
        self.heard: list[tuple[str, str, tuple[object, ...]]] = []
        self._arrived = threading.Condition()
        self._connection = blocking.open_dbus_connection(bus=address)
        bus = blocking.Proxy(jeepney.message_bus, self._connection)
        bus.RequestName("org.freedesktop.Notifications")
        bus.AddMatch(
            jeepney.MatchRule(type="signal", interface="com.canonical.Unity.LauncherEntry")
        )
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    def wait(self, member: str) -> tuple[str, tuple[object, ...]]:
        """Signature and body of the first message of that name."""
        with self._arrived:
            assert self._arrived.wait_for(lambda: self._first(member) is not None, 10)
        found = self._first(member)
        assert found is not None
        return found

    def close(self) -> None:
        me = self._connection.unique_name
        stop = jeepney.DBusAddress("/", bus_name=me, interface="test.Stop")
        sender = blocking.open_dbus_connection()
        sender.send(jeepney.new_method_call(stop, "Stop"))
        self._thread.join(10)
        sender.close()
        self._connection.close()

    def _first(self, member: str) -> tuple[str, tuple[object, ...]] | None:
        return next(((sign, body) for name, sign, body in self.heard if name == member), None)

    def _serve(self) -> None:
        fields = jeepney.HeaderFields
        while True:
            message = self._connection.receive()
            name = message.header.fields.get(fields.member)
            if name == "Stop":
                return
            if name == "Notify":
                self._connection.send(jeepney.new_method_return(message, "u", (7,)))
            with self._arrived:
                self.heard.append((name, message.header.fields.get(fields.signature), message.body))
                self._arrived.notify_all()


@pytest.fixture
def server(address: str) -> Iterator[Server]:
    made = Server(address)
    yield made
    made.close()


def test_the_desktop_is_told_of_an_end_and_of_progress(qapp: QApplication, server: Server) -> None:
    shell = SystemShell(qapp, platform="linux")
    window = QWidget()
    shell.show_progress(window, Bar(0.5, 2))
    shell.tell("‘급여’ 처리 작업이 끝났습니다", "벡터 <추가> 3 & 삭제 1")
    sign, body = server.wait("Notify")
    assert sign == "susssasa{sv}i"
    assert body[:5] == (
        "JISA Desktop", 0, "", "‘급여’ 처리 작업이 끝났습니다", "벡터 &lt;추가&gt; 3 &amp; 삭제 1",
    )  # fmt: skip
    _, update = server.wait("Update")
    assert update[1] == {
        "progress": ("d", 0.5),
        "progress-visible": ("b", True),
        "count": ("x", 2),
        "count-visible": ("b", True),
    }
    shell.close()
    window.deleteLater()


def test_a_desktop_without_a_server_is_left_alone(qapp: QApplication, address: str) -> None:
    shell = SystemShell(qapp, platform="linux")
    shell.tell("a", "b")
    shell.tell("c", "d")
    shell.close()
    assert shell._is_deaf


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin"])
def test_without_bus_and_tray_nothing_happens(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    shell = SystemShell(qapp, platform=platform)
    window = QWidget()
    shell.tell("a", "b")
    shell.alert(window)
    shell.show_progress(window, Bar(0.5, 1))
    shell.show_progress(window, None)
    shell.close()
    window.deleteLater()

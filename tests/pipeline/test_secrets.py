"""Keys: where they come from, where they are kept, and that they are told to nobody."""

from __future__ import annotations

from pathlib import Path

import pytest

from jisa_desktop.errors import EnvironmentProblem, InputError
from jisa_desktop.pipeline.config import Config
from jisa_desktop.pipeline.providing import make_providers
from jisa_desktop.pipeline.secrets import (
    APPLICATION,
    KEY_LENGTH_MAX,
    KeySource,
    Secrets,
    Service,
    SystemKeychain,
)
from tests.support.keychain import MemoryKeychain


def test_environment_then_keychain_then_a_question() -> None:
    asked: list[Service] = []

    def ask(service: Service) -> str:
        asked.append(service)
        return "asked-key"

    keychain = MemoryKeychain()
    secrets = Secrets({"OPENAI_API_KEY": "from-environment"}, keychain, ask)
    assert dict(secrets.keys()) == {"openai": "from-environment", "pinecone": "asked-key"}
    keychain.set(Service.OPENAI, "kept")
    keychain.set(Service.PINECONE, "kept")
    assert dict(secrets.keys()) == {"openai": "from-environment", "pinecone": "asked-key"}
    assert asked == [Service.PINECONE], "once for a session"
    assert dict(Secrets({}, keychain, ask).keys()) == {"openai": "kept", "pinecone": "kept"}
    assert asked == [Service.PINECONE]


def test_local_providers_need_no_keychain(tmp_path: Path) -> None:
    keychain = MemoryKeychain()
    keychain.is_locked = True
    secrets = Secrets({}, keychain, lambda _: pytest.fail("asked"))
    make_providers(tmp_path, Config(), secrets.keys()).close()
    assert keychain.calls == 0


def test_what_was_entered_goes_to_the_keychain_and_nowhere_else() -> None:
    keychain = MemoryKeychain()
    secrets = Secrets({}, keychain)
    assert secrets.source(Service.OPENAI) is KeySource.NONE
    assert secrets.enter(Service.OPENAI, "  sk-pasted\n") is KeySource.KEYCHAIN
    assert keychain.kept == {Service.OPENAI: "sk-pasted"}
    assert secrets.source(Service.OPENAI) is KeySource.KEYCHAIN
    assert "sk-pasted" not in repr(secrets)
    secrets.forget(Service.OPENAI)
    secrets.forget(Service.OPENAI)
    assert dict(secrets.keys()) == {}


@pytest.mark.parametrize("has_keychain", [True, False])
def test_without_a_keychain_a_key_lasts_for_the_session(has_keychain: bool) -> None:
    keychain = MemoryKeychain()
    keychain.is_locked = True
    secrets = Secrets({}, keychain if has_keychain else None)
    assert secrets.enter(Service.PINECONE, "pc-1") is KeySource.SESSION
    assert secrets.source(Service.PINECONE) is KeySource.SESSION
    assert dict(secrets.keys()) == {"pinecone": "pc-1"}
    assert "pc-1" not in repr(secrets)


def test_a_new_key_in_the_keychain_replaces_that_of_the_session() -> None:
    keychain = MemoryKeychain()
    keychain.is_locked = True
    secrets = Secrets({}, keychain)
    secrets.enter(Service.OPENAI, "old")
    keychain.is_locked = False
    secrets.enter(Service.OPENAI, "new")
    assert dict(secrets.keys()) == {"openai": "new"}


@pytest.mark.parametrize("key", ["", "  ", "two words", "키", "a\x00b"])
def test_what_is_no_key_is_refused(key: str) -> None:
    with pytest.raises(InputError) as caught:
        Secrets({}, MemoryKeychain()).enter(Service.OPENAI, key)
    assert caught.value.code == "api_key_invalid"


def test_windows_keeps_1280_characters() -> None:
    keychain = MemoryKeychain()
    secrets = Secrets({}, keychain)
    secrets.enter(Service.OPENAI, "k" * KEY_LENGTH_MAX)
    with pytest.raises(InputError) as caught:
        secrets.enter(Service.OPENAI, "k" * (KEY_LENGTH_MAX + 1))
    assert (caught.value.code, caught.value.params) == ("api_key_too_long", {"limit": 1_280})


class Backend:
    """As ``keyring`` backends behave, on request also when they fail."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None

    def get_password(self, service: str, username: str) -> str | None:
        self._fail()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._fail()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._fail()
        del self.kept[service, username]

    def _fail(self) -> None:
        if self.error:
            raise self.error


def test_one_entry_a_service() -> None:
    backend = Backend()
    keychain = SystemKeychain(backend)
    keychain.set(Service.OPENAI, "a")
    keychain.set(Service.PINECONE, "b")
    assert backend.kept == {(APPLICATION, "openai"): "a", (APPLICATION, "pinecone"): "b"}
    keychain.delete(Service.OPENAI)
    keychain.delete(Service.OPENAI)
    assert (keychain.get(Service.OPENAI), keychain.get(Service.PINECONE)) == (None, "b")


def test_a_backends_error_is_told_without_its_message() -> None:
    backend = Backend()
    backend.error = OSError("could not store sk-secret")
    with pytest.raises(EnvironmentProblem) as caught:
        SystemKeychain(backend).set(Service.OPENAI, "sk-secret")
    assert caught.value.code == "keychain_unavailable"
    assert "sk-secret" not in f"{caught.value!r} {caught.value.__context__!r}"

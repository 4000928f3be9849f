"""Every failure the program names.

An error is a *code* and parameters; the words for a code, in Korean and English, are in
``domain/wording.py``. Parameters hold file, sheet, row and column, never a cell's content, a key
or a text, so that an error may go to a log as it is.
"""

from __future__ import annotations

from enum import IntEnum
from typing import ClassVar


class ExitStatus(IntEnum):
    """What the command line ends with (design, section 8)."""

    DONE = 0
    FAILED = 1
    USAGE = 2
    REFUSED = 3
    NEEDS_ATTENTION = 4


class JisaError(Exception):
    """Base of all named failures.

    ``code`` is a stable key: the window and the command line translate it, the log greps it,
    tests match it. ``params`` fill the translated sentence.
    """

    exit_status: ClassVar[ExitStatus] = ExitStatus.FAILED

    def __init__(self, code: str, /, **params: object) -> None:
        super().__init__(code, params)
        self.code = code
        self.params = params

    def __reduce__(self) -> tuple[object, ...]:  # survives pickling and copying, parameters and all
        return (_rebuild, (type(self), self.code, self.params))

    def __str__(self) -> str:
        filled = ", ".join(f"{key}={value!r}" for key, value in self.params.items())
        return f"{self.code}({filled})"


class InputError(JisaError):
    """The user can mend it: a wrong file, a wrong template, a version that does not exist."""

    exit_status = ExitStatus.REFUSED


class UsageProblem(JisaError):
    """The call lacks a decision that the program must not make by itself."""

    exit_status = ExitStatus.USAGE


class EnvironmentProblem(JisaError):
    """Neither the user's input nor the program is to blame: disk, lock, a newer store file."""

    exit_status = ExitStatus.NEEDS_ATTENTION


class ProviderError(JisaError):
    """What an embedder or an index said, translated from its SDK. One of the three kinds below."""


class Retryable(ProviderError):
    """Worth another try: rate limit, time-out, reset, 5xx.

    ``is_throttled`` and ``is_offline`` are no tries (design, section 12). ``outcome_unknown``
    says that a write may have happened although no answer came.
    """

    def __init__(
        self,
        code: str,
        /,
        *,
        retry_after_s: float | None = None,
        is_throttled: bool = False,
        is_offline: bool = False,
        outcome_unknown: bool = False,
        **params: object,
    ) -> None:
        super().__init__(code, **params)
        self.retry_after_s = retry_after_s
        self.is_throttled = is_throttled
        self.is_offline = is_offline
        self.outcome_unknown = outcome_unknown

    def __reduce__(self) -> tuple[object, ...]:
        flags = {
            "retry_after_s": self.retry_after_s,
            "is_throttled": self.is_throttled,
            "is_offline": self.is_offline,
            "outcome_unknown": self.outcome_unknown,
        }
        return (_rebuild, (type(self), self.code, {**flags, **self.params}))


class Rejected(ProviderError):
    """These inputs can never be taken; the rest of the request can.

    ``positions`` index the sequence that was handed to the provider.
    """

    def __init__(self, code: str, /, *, positions: tuple[int, ...], **params: object) -> None:
        super().__init__(code, **params)
        self.positions = positions

    def __reduce__(self) -> tuple[object, ...]:
        return (_rebuild, (type(self), self.code, {"positions": self.positions, **self.params}))


class NeedsAttention(ProviderError):
    """A person must act: key refused, quota used up, index missing or of another dimension."""

    exit_status = ExitStatus.NEEDS_ATTENTION


class Bug(JisaError):
    """Our fault. Wraps anything nobody named; the traceback goes to the log."""


def _rebuild(kind: type[JisaError], code: str, params: dict[str, object]) -> JisaError:
    return kind(code, **params)

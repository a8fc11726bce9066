"""Which messages of Windows mean that nobody will be there, read as Windows hands them over."""

import ctypes
from ctypes import wintypes

import pytest

from facilitator.ui.lock import windows_signs
from facilitator.ui.lock.windows_signs import MESSAGE, POWER, SESSION_CHANGE, Signs

LEAVING = [(SESSION_CHANGE, 0x7), (SESSION_CHANGE, 0x2), (SESSION_CHANGE, 0x4), (POWER, 0x4)]
STAYING = [(SESSION_CHANGE, 0x8), (SESSION_CHANGE, 0x1), (POWER, 0xA), (POWER, 0x12), (0x100, 0x7)]


def told_by(kind, message, parameter):
    """How often it was told, and what the filter answered."""
    told, sent = [], wintypes.MSG()
    sent.message, sent.wParam = message, parameter
    answer = Signs(lambda: told.append(1)).nativeEventFilter(kind, ctypes.addressof(sent))
    return len(told), answer


@pytest.mark.parametrize(("message", "parameter"), LEAVING)
def test_leaving_is_told_at_once_and_passed_on(message, parameter):
    assert told_by(MESSAGE, message, parameter) == (1, (False, 0))


@pytest.mark.parametrize(("message", "parameter"), STAYING)
def test_other_messages_are_passed_on(message, parameter):
    assert told_by(MESSAGE, message, parameter) == (0, (False, 0))


def test_messages_of_another_kind_are_not_read():
    assert Signs(pytest.fail).nativeEventFilter(b"xcb_generic_event_t", 1) == (False, 0)


def test_listening_asks_for_the_lock_and_stops_asking(window, qapp, monkeypatch):
    asked = []

    class Terminal:
        def WTSRegisterSessionNotification(self, handle, which):
            asked.append(("begin", handle.value, which))

        def WTSUnRegisterSessionNotification(self, handle):
            asked.append(("end", handle.value))

    monkeypatch.setattr(windows_signs.ctypes, "WinDLL", lambda name: Terminal(), raising=False)
    windows_signs.listen(pytest.fail)()
    assert [one[0] for one in asked] == ["begin", "end"]
    assert asked[0][1] == asked[1][1] != 0

"""The folder that window and command line share."""

from __future__ import annotations

from pathlib import Path

from jisa_desktop.pipeline.home import data_folder


def test_the_environment_names_the_folder_else_the_system_does() -> None:
    assert data_folder({"JISA_HOME": "/somewhere"}) == Path("/somewhere").absolute()
    assert data_folder({"JISA_HOME": "here"}) == Path.cwd() / "here", "whoever goes elsewhere later"
    for environment in ({}, {"JISA_HOME": ""}):
        assert data_folder(environment).name == "JISA Desktop"
        assert data_folder(environment).is_absolute()

"""What measures is seldom run, and must not be found broken when it is."""

from importlib import import_module
from pkgutil import walk_packages

import pytest

import bench

MODULES = [one.name for one in walk_packages(bench.__path__, "bench.")]


@pytest.mark.parametrize("name", MODULES)
def test_what_it_names_is_there(name: str) -> None:
    assert import_module(name).__doc__

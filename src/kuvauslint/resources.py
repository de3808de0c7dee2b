"""Where the data of the package are: in the wheel, or in the checkout it is run from."""

from __future__ import annotations

from os.path import dirname, exists, join

# os.path and not pathlib or importlib.resources: this is on the way of every start.
_PACKAGE = dirname(__file__)


def data_root() -> str:
    """The folder that holds `rules/` and `schema/`.

    A wheel carries them in the package; an editable install and a checkout do not see
    what a wheel is forced to include, so there the top of the checkout serves.
    """
    packaged = join(_PACKAGE, "_data")
    return packaged if exists(packaged) else dirname(dirname(_PACKAGE))


def data_path(*parts: str) -> str:
    """The path of one data file or folder, as `data_path("rules", "vocabulary", "fields.yaml")`."""
    return join(data_root(), *parts)

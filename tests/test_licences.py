"""What kuvauslint needs may be used with it."""

from tests.licences import PERMISSIVE, needed


def test_every_dependency_has_a_permissive_licence() -> None:
    """None unknown, none that binds the code around it."""
    found = needed()
    assert {"click", "pyyaml", "jsonschema", "ruamel-yaml"} <= set(found)
    assert {name: licence for name, licence in found.items() if not PERMISSIVE.search(licence)} == {}

"""One cast a module: these tests are many and short."""

from copy import deepcopy

import pytest

from tests.web.cast import Cast


@pytest.fixture
def cast(cast_of_module: Cast, db: None) -> Cast:
    return deepcopy(cast_of_module)

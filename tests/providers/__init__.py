import pytest

pytest.register_assert_rewrite(
    "tests.providers.contract_embedder",
    "tests.providers.contract_helpers",
    "tests.providers.contract_index",
    "tests.providers.contract_index_base",
    "tests.providers.contract_index_refusals",
)

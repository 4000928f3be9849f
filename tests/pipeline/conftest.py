"""The bench that the engine's tests work on."""

from tests.support.bench_fixtures import bench, reader

__all__ = ["bench", "reader"]

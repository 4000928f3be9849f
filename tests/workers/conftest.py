"""The engine's bench, run by the real thread pool."""

from tests.support.bench_fixtures import bench, reader

__all__ = ["bench", "reader"]

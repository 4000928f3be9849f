"""Two channels, one ranking: cosine for meaning, BM25 for names and numbers.

Measured on Korean HR rows (``benchmarks/local_search.py``): meaning alone puts one number in ten
first, letters alone find few paraphrases; the sum of their z-scores finds both.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from jisa_desktop.providers.local import lexical
from jisa_desktop.providers.local.matrices import MatrixCache, Namespace, Positions

LEXICAL_WEIGHT = 1.0
_LEXICAL_CANDIDATES = 5_000
"""Best matches that get their BM25 score; the rest of a large namespace counts as no match."""


@dataclass(frozen=True, slots=True)
class Question:
    """``vector`` for meaning, ``text`` for names and numbers."""

    vector: NDArray[np.float32]
    text: str
    top_k: int


def ranked(
    connection: sqlite3.Connection,
    matrices: MatrixCache,
    namespace: Namespace,
    question: Question,
) -> list[tuple[int, float]]:
    """Positions and fused scores, best first; equal scores by position."""
    unit = question.vector / np.linalg.norm(question.vector)
    positions, meaning = matrices.scores(connection, namespace, unit)
    matches = lexical_scores(connection, namespace, question.text, positions)
    fused = standardised(meaning) + LEXICAL_WEIGHT * standardised(matches)
    best = np.argsort(-fused, kind="stable")[: question.top_k]
    return [(int(positions[i]), float(fused[i])) for i in best]


def lexical_scores(
    connection: sqlite3.Connection, namespace: Namespace, text: str, positions: Positions
) -> NDArray[np.float64]:
    """BM25 of each record, higher is better, 0 for no match; in the order of ``positions``."""
    scores = np.zeros(len(positions))
    expression = lexical.query(text)
    if not expression:
        return scores
    found = connection.execute(
        "SELECT rowid, bm25(lexicon) AS badness FROM lexicon WHERE lexicon MATCH ?"
        " AND rowid BETWEEN ? AND ? ORDER BY badness LIMIT ?",
        (expression, *namespace.positions, _LEXICAL_CANDIDATES),
    ).fetchall()
    if found:
        table = np.array(found)  # positions stay below 2**53, so float64 holds them exactly
        scores[np.searchsorted(positions, table[:, 0].astype(np.int64))] = -table[:, 1]
    return scores


def standardised(scores: NDArray[np.floating]) -> NDArray[np.float64]:
    """Distance from the mean in standard deviations; zeros when all scores are equal."""
    wide = scores.astype(np.float64)
    spread = wide.std() if len(wide) else 0.0
    if spread == 0.0:
        return np.zeros(len(wide))
    return np.asarray((wide - wide.mean()) / spread)

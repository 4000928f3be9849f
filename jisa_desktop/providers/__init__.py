"""The outside world behind two protocols, Embedder and VectorIndex."""

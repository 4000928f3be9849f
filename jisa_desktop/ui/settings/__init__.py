"""설정: language, scheme, providers."""

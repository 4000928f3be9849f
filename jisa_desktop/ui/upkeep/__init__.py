"""점검 · 백업: is the index what the ledger says, and one file with everything."""

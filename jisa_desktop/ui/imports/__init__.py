"""가져오기: what is in the dropped files, decided and checked before anything is written."""

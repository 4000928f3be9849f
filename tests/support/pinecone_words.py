"""What the vector index service says when it refuses. The words are its documentation's."""

from __future__ import annotations

from collections.abc import Mapping

KEY = "pcsk_test_5Xw9aQ_loopback"
DOCUMENTS = "This index has a document schema, so writes must go through the documents API."

TEXTS: Mapping[tuple[int, str], str] = {
    (401, ""): "Invalid API Key: " + KEY,
    (403, ""): "Forbidden",
    (403, "namespaces"): (
        "Request failed. You've reached the max namespaces allowed in serverless index hr."
        " To add more namespaces, upgrade your plan."
    ),
    (403, "storage"): (
        "Request failed. You've reached the max storage allowed for project default."
        " To update or upsert new data, delete records or upgrade your plan."
    ),
    (429, ""): "Too many requests",
    (429, "units"): (
        "Request failed. You've reached the max query read units per second for index hr."
        " Pace your queries or contact Pinecone Support to request a higher limit."
    ),
    (429, "month"): (
        "Request failed. You've reached your write unit limit for the current month (2000000)."
        " To continue writing data, upgrade your plan."
    ),
}
IN_JSON = {"namespaces": 7, "storage": 7, "units": 8, "month": 8}
"""Codes of those that come as JSON; the front layer answers in plain text."""

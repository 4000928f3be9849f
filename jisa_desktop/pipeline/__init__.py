"""The use cases: preview, intake, plan, apply a batch, finish, recover, sync. No Qt."""

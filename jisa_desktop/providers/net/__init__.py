"""What both cloud services share: one event loop, one pace, one way out of the office."""

"""What a facilitator can do: each function is one act and one undo step."""

"""Comments: what do they say? Read, passed on, put right, taken away as a file."""

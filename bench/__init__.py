"""How fast the hot paths are, each beside the floor under it in the same run: `make bench`."""

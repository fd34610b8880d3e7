"""Comments: what they speak of and how they sound, found by a machine, put right by people, read and passed on."""

"""What people save under a name, for themselves or for their colleagues: the address of a page, with its filters."""

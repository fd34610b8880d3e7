"""Texts, Conversations: the list, the page of one, corrections by hand, closing by hand, the file to take away."""

"""Surveys, Web and QR: the doors by which people come to a survey on the web, and the cards that open them."""

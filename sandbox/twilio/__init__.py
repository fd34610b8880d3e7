"""Twilio's REST API 2010-04-01 and its webhooks, as far as a texting product can see them."""

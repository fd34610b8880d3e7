"""The signature is the one that Twilio's own validator takes."""

import pytest
from twilio.request_validator import RequestValidator

from sandbox.twilio.signing import sign


@pytest.mark.parametrize(
    "url",
    [
        "https://engage.example/twilio/inbound",
        "http://127.0.0.1:8000/twilio/receipt/17?line=4&x=%20",
    ],
)
@pytest.mark.parametrize(
    "parameters",
    [{}, {"To": "+13195550199", "Body": "  5 stars ⭐ "}, {"b": "2", "B": "1", "a": "", "A": "é"}],
)
def test_twilios_validator_takes_the_signature(url: str, parameters: dict[str, str]) -> None:
    signature = sign(url=url, parameters=parameters, auth_token="token")
    assert RequestValidator("token").validate(url, parameters, signature)
    assert not RequestValidator("other").validate(url, parameters, signature)


def test_the_example_of_twilios_documentation() -> None:
    parameters = {
        "CallSid": "CA1234567890ABCDE",
        "Caller": "+14158675309",
        "Digits": "1234",
        "From": "+14158675309",
        "To": "+18005551212",
    }
    url = "https://mycompany.com/myapp.php?foo=1&bar=2"
    expected = "RSOYDt4T1cUTdK1PDd93/VVr8B8="
    assert sign(url=url, parameters=parameters, auth_token="12345") == expected

from django.http import HttpRequest, HttpResponse


def inbound(request: HttpRequest, key: str) -> HttpResponse:
    return HttpResponse()


def receipt(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    return HttpResponse()

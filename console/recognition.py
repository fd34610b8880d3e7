from django.http import HttpResponse


def overview(request, **kw):
    return HttpResponse()


listing = detail = live = show_number = decide = mine = overview

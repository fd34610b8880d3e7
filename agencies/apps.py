from django.apps import AppConfig


class AgenciesConfig(AppConfig):
    name = "agencies"

    def ready(self) -> None:
        from agencies.tenancy import checks  # noqa: F401, PLC0415  registers itself once models are loaded

FROM python:3.11-slim AS libraries
COPY requirements.txt .
RUN python -m venv /venv \
 && /venv/bin/pip install --no-cache-dir --disable-pip-version-check --require-hashes -r requirements.txt

FROM python:3.11-slim
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1 GRANIAN_WORKERS=4
WORKDIR /engage
COPY --from=libraries /venv /venv
COPY . .
# The settings want values to start with; collecting static files uses none of these.
RUN SECRET_KEY=unused LOOKUP_KEY=unused ENCRYPTION_KEYS=b25seS1mb3ItdGVzdHMtaXQtZ3VhcmRzLW5vdGhpbmc= \
    DATABASE_URL=postgres://nobody@127.0.0.1:1/nowhere REDIS_URL=redis://127.0.0.1:1/0 \
    python manage.py collectstatic --no-input \
 && useradd --system --uid 10001 engage
USER engage
EXPOSE 8000
CMD ["python", "-m", "engage.web", "--interface", "wsgi", "--no-ws", "--host", "0.0.0.0", "--port", "8000", \
     "--blocking-threads", "2", "--log-level", "error", "engage.wsgi:application"]

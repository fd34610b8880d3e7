#!/bin/sh
# Run once, when the database is empty: makes the application's role and its database.
# Row-level security does not bind a superuser, so Engage signs in as an ordinary role.
set -eu

password=${DATABASE_URL#*://engage:}
password=${password%%@*}
if [ "$password" = "$DATABASE_URL" ] || [ -z "$password" ]; then
  echo "DATABASE_URL must look like postgres://engage:PASSWORD@postgres:5432/engage." >&2
  exit 1
fi

psql --username "$POSTGRES_USER" --dbname postgres --set ON_ERROR_STOP=1 --set password="$password" <<'SQL'
CREATE ROLE engage LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD :'password';
CREATE DATABASE engage OWNER engage;
SQL

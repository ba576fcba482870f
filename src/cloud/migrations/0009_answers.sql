-- A repeat gets the very text of the first answer: jsonb would sort its fields anew.
alter table idempotency alter column answer type json;

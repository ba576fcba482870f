-- Pictures and documents that a brand handed in, each once: what has the same bytes is the same file. A picture stands here
-- as we redrew it, so nothing of what its camera wrote down (place, time, owner) is left. A file is private until something
-- public shows it, and then stays public: who saw a document once must be able to see it again.
create table file (
  brand_id uuid not null references brand (id),
  id uuid not null,
  -- Of what was handed in, before it was redrawn.
  sha256 bytea not null check (octet_length(sha256) = 32),
  name text not null check (char_length(name) between 1 and 120),
  type text not null check (type in ('image/jpeg', 'image/webp', 'application/pdf')),
  bytes bytea not null,
  size int4 generated always as (octet_length(bytes)) stored check (octet_length(bytes) between 1 and 5242880),
  width int4,
  height int4,
  -- Base64 of a tiny WebP, empty for documents.
  preview text not null default '' check (char_length(preview) <= 1200),
  created_by uuid references person (id),
  created_at timestamptz not null,
  shown_at timestamptz,
  primary key (brand_id, id),
  unique (brand_id, sha256),
  check ((type = 'application/pdf') = (width is null)),
  check ((width is null) = (height is null))
);
-- It is compressed already.
alter table file alter column bytes set storage external;
create unique index file_id on file (id);

-- How much a brand keeps here, so that nobody adds up its files for each new one.
create table file_room (
  brand_id uuid primary key references brand (id),
  files int not null default 0 check (files >= 0),
  size bigint not null default 0 check (size >= 0)
);

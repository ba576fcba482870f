-- Imports come to an end in every case: a chunk that fails is tried again with pauses, and what is kept of a file is kept for
-- as long as somebody can use it.
alter table import
  -- Faults of the chunk that comes next, one after the other; the pause after them is the lease of nobody.
  add column faults int not null default 0 check (faults >= 0),
  -- Since when its lines and the parts of its file are no longer kept; null while they are.
  add column rows_swept_at timestamptz,
  -- The same of the way back.
  add column journal_swept_at timestamptz,
  -- Whether something of what is no longer kept is still to be removed.
  add column to_remove boolean not null default false;
create index import_to_sweep on import (created_at) where rows_swept_at is null or journal_swept_at is null;
create index import_to_remove on import (created_at) where to_remove;

-- The columns, as the file spells them, whose cell of this line was mended by hand.
alter table import_row add column mended text[] not null default '{}';

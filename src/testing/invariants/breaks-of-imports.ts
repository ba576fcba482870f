import type { Break } from './law'

/** Wrong rows for the laws of imports. */
export const breaksOfImports: readonly Break[] = [
  {
    law: 'the lines of a file are its new, changed, same and faulty ones',
    sql: `insert into import (brand_id, id, file_name, format, encoding, delimiter, columns, state, counts, created_by, created_at)
        select brand_id, '01990000-0008-7000-8000-000000000001', 'a.csv', 'yuantuan', 'utf-8', ',', '{}', 'checked', '{"new":2,"changed":0,"same":0,"error":0}', person_id, since
        from member limit 1;
      insert into import_row (brand_id, import_id, line, change, handle) select brand_id, id, 2, 'new', 'a' from import`,
  },
  {
    law: 'an import is none or all: done has its time, the others have none',
    sql: `insert into import (brand_id, id, file_name, format, encoding, delimiter, columns, state, counts, created_by, created_at)
        select brand_id, '01990000-0008-7000-8000-000000000001', 'a.csv', 'yuantuan', 'utf-8', ',', '{}', 'done', '{}', person_id, since
        from member limit 1`,
  },
  {
    law: 'every line of a finished import was created, changed, left as it was or failed',
    sql: `insert into import (brand_id, id, file_name, state, outcome, created_by, created_at, done_at)
        select brand_id, '01990000-0008-7000-8000-000000000002', 'a.csv', 'done',
          '{"created":1,"changed":0,"unchanged":0,"failed":0}', person_id, since, since from member limit 1;
      insert into import_row (brand_id, import_id, line, change, handle, outcome)
        select brand_id, id, line, 'new', 'a', case when line = 2 then 'created' end
        from import, generate_series(2, 3) as line where file_name = 'a.csv'`,
  },
  {
    law: 'what an import wrote can be found in the way back from it',
    sql: `insert into import (brand_id, id, file_name, state, outcome, created_by, created_at, done_at)
        select brand_id, '01990000-0008-7000-8000-000000000003', 'a.csv', 'done',
          '{"created":1,"changed":0,"unchanged":0,"failed":0}', person_id, since, since from member limit 1;
      insert into import_row (brand_id, import_id, line, change, handle, outcome)
        select brand_id, id, 2, 'new', 'a', 'created' from import where file_name = 'a.csv'`,
  },
  {
    law: 'of an import that was swept nothing is left, and none is swept that is at work or waits',
    sql: `insert into import (brand_id, id, file_name, state, created_by, created_at, done_at, rows_swept_at, journal_swept_at)
        select brand_id, '01990000-0008-7000-8000-000000000004', 'a.csv', 'cancelled', person_id, since, since, since, since
        from member limit 1;
      insert into import_row (brand_id, import_id, line, change, handle)
        select brand_id, id, 2, 'new', 'a' from import where file_name = 'a.csv'`,
  },
]

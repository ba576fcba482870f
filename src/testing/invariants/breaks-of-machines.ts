import type { Break } from './law'

export const breaksOfMachines: readonly Break[] = [
  {
    law: 'what is shown once is kept nowhere: keys as fingerprints, secrets of webhooks sealed, kept answers without either',
    sql: `insert into webhook (brand_id, id, url, events, secret, made_by, made_at)
      select brand_id, gen_random_uuid(), 'https://erp.example.com/', '{stock.low}', 'whsec_' || repeat('a', 44), person_id, now()
      from member where role = 'owner' limit 1`,
  },
  {
    law: 'a machine is let in by an owner, and its deeds are those of its own brand',
    sql: `insert into api_key (brand_id, id, name, prefix, hash, scopes, made_by, made_at, ends_at)
      select b.id, gen_random_uuid(), 'ERP', 'yt_', sha256('x'), '{orders:read}', p.id, now(), now() + interval '1 day'
      from brand b, person p where not exists (select from member m where m.person_id = p.id) limit 1`,
  },
]

import type { Break } from './law'

/** Wrong rows for the laws about where goods and money come from. */
export const breaksOfProvenance: readonly Break[] = [
  {
    law: 'a cost card adds up to its price, to the fen',
    sql: `alter table cost_card drop constraint cost_card_check; update cost_card set brand_fen = brand_fen + 1`,
  },
  {
    law: 'versions follow each other without a gap, and what buyers see is the last one',
    sql: 'delete from batch_version where version = 1',
  },
  {
    law: 'a unit is one of its print, was first scanned once, and by no more people than scans',
    sql: 'update unit set serial = 20000',
  },
  {
    law: 'the secrets of labels are sealed, and no label is printed for a batch that nobody can read',
    sql: 'update batch set version = 0',
  },
  {
    law: 'a parcel was packed from a batch of the very product that was bought, of the same brand',
    sql: `update batch set product_id = (select id from product p where p.brand_id = batch.brand_id and p.id <> batch.product_id limit 1)`,
  },
  {
    law: 'papers that buyers are shown are files of the brand, and anybody may open them',
    sql: 'update file set shown_at = null',
  },
  { law: 'the room of a brand’s files counts what stands in it', sql: 'update file_room set size = size + 1' },
  {
    law: 'a picture that is kept carries nothing of what its camera wrote',
    sql: `update file set type = 'image/jpeg', width = 1, height = 1, bytes = bytes || 'Exif'::bytea`,
  },
]

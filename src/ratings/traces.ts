import type { Id } from '@/kernel/id'
import type { Context } from '@/kernel/service'
import * as store from './traces-store'

export const ratingsOf = ({ sql }: Context, personId: Id, most: number) => store.ratingsOf(sql, personId, most)

export const countRatings = ({ sql }: Context, personId: Id) => store.countRatings(sql, personId)

/** A person's own words go with them, stars stay and have no name. Answers the ids of the words, whose checks hold copies. */
export const eraseWords = async ({ sql }: Context, personId: Id): Promise<Id[]> =>
  (await store.deleteWords(sql, personId)).map((row) => row.id)

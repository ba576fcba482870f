import { people } from '@/crm/service'
import type { InputOf, OutputOf } from '@/kernel/contract'
import { maskName } from '@/kernel/mask'
import { isRefusal } from '@/kernel/result'
import type { Context, QueryService } from '@/kernel/service'
import type * as contract from '@/ratings/contract'
import * as ratings from '@/ratings/views'

/** Ratings know people by id; here they get a masked name and a picture, and strangers see no more. */
async function withFaces<T>(context: Context, { view, faces }: ratings.Faceless<T>): Promise<T> {
  const found = await people(
    context,
    faces.map(({ personId }) => personId),
  )
  for (const [i, { of }] of faces.entries()) {
    of.name = maskName(found[i]?.nickname ?? '')
    of.avatarUrl = found[i]?.avatarUrl ?? ''
  }
  return view
}

type Query<C extends (typeof contract)['ofProduct' | 'ofOrder' | 'ofBrand']> = QueryService<InputOf<C>, OutputOf<C>>

export const ratingsOfProduct: Query<typeof contract.ofProduct> = async (context, asked) =>
  withFaces(context, await ratings.ofProduct(context, asked))

export const ratingsOfBrand: Query<typeof contract.ofBrand> = async (context, asked) =>
  withFaces(context, await ratings.ofBrand(context, asked))

export const ratingsOfOrder: Query<typeof contract.ofOrder> = async (context, asked) => {
  const found = await ratings.ofOrder(context, asked)
  return isRefusal(found) ? found : withFaces(context, found)
}

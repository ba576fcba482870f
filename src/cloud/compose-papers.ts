import * as files from '@/files/service'
import type { Contract, InputOf, OutputOf } from '@/kernel/contract'
import { type Id, isId } from '@/kernel/id'
import { plainPicture } from '@/kernel/picture'
import type { CommandService, Context } from '@/kernel/service'
import type * as contract from '@/review/brand-contract'
import * as brands from '@/review/brands'
import * as papers from '@/review/licences'

type Command<C extends Contract> = CommandService<InputOf<C>, OutputOf<C>>

/** Records and papers name files by id or address; whose they are is known here. */
async function ownFiles(context: Context, keys: readonly { brandId: Id; fileId: Id | null }[]) {
  const asked = keys.flatMap(({ brandId, fileId }) => (fileId && isId(fileId) ? [{ brandId, fileId }] : []))
  const found = new Map((await files.known(context, asked)).map((file) => [file.id, file]))
  return keys.map(({ fileId }) => (fileId ? (found.get(fileId) ?? null) : null))
}

const idIn = (address: string): Id | null =>
  address.startsWith(files.FILES) ? (plainPicture(address).slice(files.FILES.length) as Id) : null

export const saveBrand: Command<typeof contract.saveBrand> = async (context, asked) => {
  const own = await ownFiles(
    context,
    asked.map(({ input, by }) => ({ brandId: by.brandId, fileId: idIn(input.logoUrl) })),
  )
  return brands.saveBrand(
    context,
    asked.map((one, i) => ({ ...one, ownLogo: own[i]?.url === one.input.logoUrl })),
  )
}

export const saveLicence: Command<typeof contract.saveLicence> = async (context, asked) => {
  const own = await ownFiles(
    context,
    asked.map(({ input, by }) => ({ brandId: by.brandId, fileId: input.fileId ?? null })),
  )
  return papers.saveLicence(
    context,
    asked.map((one, i) => ({ ...one, ownFile: own[i] !== null })),
  )
}

import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom, pageFrom } from '@/kernel/cursor'
import type { Sql } from '@/kernel/db'
import { refuse } from '@/kernel/result'
import { type CommandService, oneByOne, type QueryService } from '@/kernel/service'
import * as pictures from './import-picture-store'
import type { ImportKey } from './import-store'
import * as store from './import-store'
import { listOfMachines } from './named-pictures'
import type * as contract from './picture-contract'

const PER_PAGE = 50

type Pictures = OutputOf<typeof contract.importPictures>

export const importPictures: QueryService<InputOf<typeof contract.importPictures>, Pictures> = async (
  { sql },
  { input, by },
) => {
  const found = await store.findImport(sql, by.brandId, input.importId)
  if (!found) return refuse('not-found')
  return pageOf(sql, found, input)
}

/** What machines named, for machines. */
export const machinePictures: QueryService<InputOf<typeof contract.machinePictures>, Pictures> = ({ sql }, asked) =>
  pageOf(sql, listOfMachines(asked.by.brandId), asked.input)

async function pageOf(sql: Sql, of: ImportKey, input: InputOf<typeof contract.machinePictures>): Promise<Pictures> {
  const page = { state: input.state, after: idFrom(input.cursor), limit: PER_PAGE + 1 }
  return pageFrom(await pictures.pageOfPictures(sql, of, page), PER_PAGE, (last) => last.id)
}

type Again = OutputOf<typeof contract.retryPictures>

export const retryPictures: CommandService<InputOf<typeof contract.retryPictures>, Again> = ({ sql }, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    const found = await store.findImport(sql, by.brandId, input.importId)
    return found ? { answer: { again: await pictures.retryFailed(sql, found) } } : refuse('not-found')
  })

export const retryMachinePictures: CommandService<InputOf<typeof contract.retryMachinePictures>, Again> = (
  { sql },
  asked,
) =>
  oneByOne(asked, async ({ by }) => ({
    answer: { again: await pictures.retryFailed(sql, listOfMachines(by.brandId)) },
  }))

import type { InputOf, OutputOf } from '@/kernel/contract'
import { idFrom, pageFrom } from '@/kernel/cursor'
import { refuse } from '@/kernel/result'
import type { CommandService, QueryService } from '@/kernel/service'
import * as pictures from './import-picture-store'
import { oneByOne } from './import-service'
import * as store from './import-store'
import type * as contract from './picture-contract'

const PER_PAGE = 50

type Pictures = OutputOf<typeof contract.importPictures>

export const importPictures: QueryService<InputOf<typeof contract.importPictures>, Pictures> = async (
  { sql },
  { input, by },
) => {
  const found = await store.findImport(sql, by.brandId, input.importId)
  if (!found) return refuse('not-found')
  const page = { state: input.state, after: idFrom(input.cursor), limit: PER_PAGE + 1 }
  return pageFrom(await pictures.pageOfPictures(sql, found, page), PER_PAGE, (last) => last.id)
}

type Again = OutputOf<typeof contract.retryPictures>

export const retryPictures: CommandService<InputOf<typeof contract.retryPictures>, Again> = ({ sql }, asked) =>
  oneByOne(asked, async ({ input, by }) => {
    const found = await store.findImport(sql, by.brandId, input.importId)
    return found ? { answer: { again: await pictures.retryFailed(sql, found) } } : refuse('not-found')
  })

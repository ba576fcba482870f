import { handOver } from '@/app/hand-over'

interface Piece {
  readonly fileName: string
  readonly text: string
  readonly next: string | null
}

/** One CSV file, put together from the pieces that the server gives. */
export async function handOverPieces(piece: (cursor?: string) => Promise<Piece>): Promise<'file' | 'clipboard'> {
  const first = await piece()
  const texts = [first.text]
  for (let cursor = first.next; cursor !== null; ) {
    const more = await piece(cursor)
    texts.push(more.text)
    cursor = more.next
  }
  return handOver({ name: first.fileName, type: 'text/csv', text: texts.join('') })
}

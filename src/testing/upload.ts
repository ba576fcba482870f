import type { Client } from './clients'

/** Sends a file as the app does, in parts, and asks for the check; answers the import's id. */
export async function uploadFile(clerk: Client, fileName: string, bytes: Uint8Array): Promise<string> {
  const { body } = await sure<{ id: string; partBytes: number; parts: number }>(
    clerk.send('brand/catalogue.beginImport', { fileName, bytes: bytes.length }),
  )
  for (let index = 0; index < body.parts; index++) {
    const part = bytes.subarray(index * body.partBytes, (index + 1) * body.partBytes)
    const base64 = Buffer.from(part).toString('base64')
    await sure(clerk.send('brand/catalogue.importPart', { importId: body.id, index, base64 }))
  }
  await sure(clerk.send('brand/catalogue.checkImport', { importId: body.id }))
  return body.id
}

async function sure<T>(reply: Promise<{ status: number; body: unknown }>): Promise<{ body: T }> {
  const { status, body } = await reply
  if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`)
  return { body: body as T }
}

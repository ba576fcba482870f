import { createCanvas } from '@napi-rs/canvas'
import { cameraFile } from '../camera-file'
import type { Client } from '../clients'
import { longjing } from '../world'

interface Trace {
  readonly buyer: Client
  readonly other: Client
  readonly clerk: Client
  readonly orderId: string
}

const PDF = Buffer.from('%PDF-1.4\n%%EOF\n')

/** A batch with its papers, corrected once; labels of it, scanned by two people; the order that came from it; its costs. */
export async function traceIt({ buyer, other, clerk, orderId }: Trace): Promise<void> {
  const upload = async (bytes: Buffer) =>
    (await done<{ id: string }>(clerk, 'files.upload', { purpose: 'document', base64: bytes.toString('base64') })).id
  const photo = await upload(await cameraFile(createCanvas(40, 30), 1))
  const papers = [
    { fileId: photo, kind: 'photo' },
    { fileId: await upload(PDF), kind: 'test-report', title: '农残检测' },
  ]
  const facts = { region: '浙江', place: '杭州龙坞', madeOn: '2026-01-02', papers }
  const batch = { productId: longjing.id, number: 'LJ-1', facts }
  const { batchId } = await done<{ batchId: string }>(clerk, 'provenance.saveBatch', batch)
  await done(clerk, 'provenance.publishBatch', { batchId })
  await done(clerk, 'provenance.saveBatch', { ...batch, batchId, facts: { ...facts, quantity: 20 } })
  await done(clerk, 'provenance.publishBatch', { batchId, why: '补上数量' })
  await done(clerk, 'provenance.assign', { batchId, orderIds: [orderId] })
  const { runId } = await done<{ runId: string }>(clerk, 'provenance.makeCodes', { batchId, count: 20 })
  const { body } = await clerk.ask<{ text: string }>('brand/provenance.sheet', { runId, form: 'csv' })
  const code = body.text.split('\r\n')[1]!.split(',')[2]!
  for (const person of [buyer, buyer, other]) await person.send('visitor/provenance.scan', { code })
  await buyer.send('visitor/provenance.leavePlace', { code, region: '浙江' })
  const cards = longjing.skus.map(({ id }) => ({ skuId: id, materialFen: 900, labourFen: 300, freightFen: 200 }))
  await done(clerk, 'provenance.saveCosts', { productId: longjing.id, openTo: 'everybody', cards })
}

async function done<T = object>(clerk: Client, call: string, input: object): Promise<T> {
  const { status, body } = await clerk.send<T>(`brand/${call}`, input)
  if (status !== 200) throw new Error(`${call}: ${JSON.stringify(body)}`)
  return body
}

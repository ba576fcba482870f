import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Mini, openMini } from '../mini'

let api: Server
const asked: string[] = []
const phones: Mini[] = []

beforeAll(async () => {
  api = createServer((request, response) => {
    asked.push(`${request.method} ${request.url} ${request.headers['x-visitor'] ?? ''}`)
    response.setHeader('content-type', 'application/json')
    response.end('{"items":[],"next":null}')
  })
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done))
})
afterAll(async () => {
  for (const phone of phones) await phone.close()
  api.close()
})

const phone = (): Mini => {
  const mini = openMini({ api: `http://127.0.0.1:${(api.address() as AddressInfo).port}` })
  phones.push(mini)
  return mini
}

test('two people each have a mini-program of their own, talking to the same server', async () => {
  const [lin, bo] = [phone(), phone()]
  await lin.launch('/pages/home/index')
  await bo.launch('/pages/home/index')
  const visitors = () => new Set(asked.map((line) => line.split(' ')[2]))
  await lin.until(() => visitors().size >= 2)
  expect(visitors().size).toBe(2)
  expect(lin.page().text()).not.toBe('')
  await lin.go('/pages/me/index')
  expect(lin.page().route).toBe('pages/me/index')
  expect(bo.page().route).toBe('pages/home/index')
})

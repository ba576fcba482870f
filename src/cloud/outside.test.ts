import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { callOutside, faultOfAddress, isPrivate } from './outside'

let server: Server
let host = ''
let asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`)
    if (request.url === '/moved') return response.writeHead(302, { location: 'http://127.0.0.1:1/inside' }).end()
    if (request.url === '/huge') return response.end(Buffer.alloc(100_000))
    if (request.url === '/silent') return
    response.end('bytes')
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})
beforeEach(() => {
  asked = []
})

const usual = { timeoutMs: 5_000, bytesMax: 1_000 }
const call = (path: string, more: object = {}) =>
  callOutside(`http://${host}${path}`, { ...usual, plain: true, ...more })

test.each([
  '127.0.0.1',
  '127.8.9.1',
  '0.0.0.0',
  '10.1.2.3',
  '172.16.0.1',
  '192.168.1.1',
  '169.254.169.254',
  '100.64.0.1',
  '100.100.100.200',
  '192.0.2.1',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  '::ffff:127.0.0.1',
  '::127.0.0.1',
  '::a00:1',
  '4000::1',
  '::ffff:a9fe:a9fe',
  'fe80::1',
  'fd00:ec2::254',
  'ff02::1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:db8::1',
  'no address',
])('%s is no public address', (address) => expect(isPrivate(address)).toBe(true))

test.each(['1.1.1.1', '101.6.15.130', '2606:4700::1111', '::ffff:1.1.1.1'])('%s is one', (address) =>
  expect(isPrivate(address)).toBe(false),
)

test.each([
  ['ftp://example.com/', 'not-an-address'],
  ['javascript:alert(1)', 'not-an-address'],
  ['https://user:secret@example.com/', 'not-an-address'],
  ['nothing', 'not-an-address'],
  ['http://example.com/', 'not-https'],
  ['https://127.0.0.1/', 'private'],
  ['https://2130706433/', 'private'],
  ['https://0x7f.1/', 'private'],
  ['https://[::1]/', 'private'],
  ['https://[::ffff:169.254.169.254]/', 'private'],
  ['https://example.com/hook', null],
])('%s: %s', (address, fault) => expect(faultOfAddress(address, {})).toBe(fault))

test('nobody behind a private address is called, by figures or by name', async () => {
  const { port } = server.address() as AddressInfo
  for (const address of [`http://${host}/`, `http://localhost:${port}/`, `http://127.0.0.1.:${port}/`])
    await expect(callOutside(address, { ...usual, plain: true })).rejects.toThrow()
  expect(asked).toEqual([])
})

test('a host that the setting names is called, and no other port of it', async () => {
  expect(await call('/', { hosts: [host] })).toMatchObject({ status: 200, bytes: Buffer.from('bytes') })
  await expect(call('/', { hosts: ['127.0.0.1:1'] })).rejects.toThrow('private')
  expect(asked).toEqual(['GET /'])
})

test('a redirect is an answer, not a way; where it is followed it is checked like the first address', async () => {
  expect((await call('/moved', { hosts: [host] })).status).toBe(302)
  await expect(call('/moved', { hosts: [host], redirects: 3 })).rejects.toThrow('private')
  expect(asked).toEqual(['GET /moved', 'GET /moved'])
})

test('too much is refused or cut, silence ends', async () => {
  await expect(call('/huge', { hosts: [host] })).rejects.toThrow('too-large')
  expect((await call('/huge', { hosts: [host], cut: true })).bytes).toHaveLength(1_000)
  await expect(call('/silent', { hosts: [host], timeoutMs: 50 })).rejects.toThrow()
})

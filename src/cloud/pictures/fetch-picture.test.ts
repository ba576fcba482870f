import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { isPrivate } from '../outside'
import { fetchPicture } from './fetch-picture'

let server: Server
let host = ''
let asked: string[] = []
beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (request.url === '/moved') return response.writeHead(302, { location: '/picture' }).end()
    if (request.url === '/huge') return response.end(Buffer.alloc(5_000_000))
    response.end('bytes')
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => void server.close())
beforeEach(() => {
  asked = []
})

test('a host of the setting is asked', async () => {
  const bytes = await fetchPicture(`http://${host}/picture#p=preview`, [host])
  expect(Buffer.from(bytes!).toString()).toBe('bytes')
  expect(asked).toEqual(['/picture'])
})

test('nobody else is, however the address is written', async () => {
  const { port } = server.address() as AddressInfo
  const others = [
    `http://${host}/picture`,
    `http://localhost:${port}/picture`,
    `http://0x7f000001:${port}/picture`,
    `http://[::1]:${port}/picture`,
    `file:///etc/passwd`,
    `//${host}/picture`,
    '',
    'no address',
  ]
  for (const address of others) expect(await fetchPicture(address, ['pictures.example.com'])).toBeNull()
  expect(asked).toEqual([])
})

test('a name in the setting that leads into a private network leads nowhere', async () => {
  const name = `localhost:${(server.address() as AddressInfo).port}`
  expect(await fetchPicture(`http://${name}/picture`, [name])).toBeNull()
  expect(asked).toEqual([])
})

test('no redirect is followed, and nothing endless is read', async () => {
  expect(await fetchPicture(`http://${host}/moved`, [host])).toBeNull()
  expect(await fetchPicture(`http://${host}/huge`, [host])).toBeNull()
  expect(asked).toEqual(['/moved', '/huge'])
})

test.each([
  ['10.1.2.3', true],
  ['172.20.0.1', true],
  ['192.168.1.1', true],
  ['169.254.169.254', true],
  ['127.0.0.1', true],
  ['0.0.0.0', true],
  ['::1', true],
  ['fd00::1', true],
  ['::ffff:10.0.0.1', true],
  ['119.29.29.29', false],
  ['2402:4e00::', false],
])('%s is private: %s', (address, verdict) => expect(isPrivate(address)).toBe(verdict))

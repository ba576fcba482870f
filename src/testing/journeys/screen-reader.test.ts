import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { openMini } from '../mini'

let api: Server
beforeAll(async () => {
  api = createServer((_, response) => {
    response.setHeader('content-type', 'application/json')
    response.end('{"items":[],"next":null}')
  })
  await new Promise<void>((done) => api.listen(0, '127.0.0.1', done))
})
afterAll(() => void api.close())

/** A node as Taro hands it to the templates: `nn` is its template, `cn` its children, attributes under short names. */
type Node = { readonly nn: string; readonly cn?: readonly Node[]; readonly [short: string]: unknown }

const nodesOf = (node: Node): Node[] => [node, ...(node.cn ?? []).flatMap(nodesOf)]

const templateOf = (nn: string): string => {
  const all = readFileSync('dist/weapp/base.wxml', 'utf8')
  const start = all.indexOf(`<template name="tmpl_0_${nn}">`)
  return all.slice(start, all.indexOf('</template>', start))
}

// The simulator draws no aria attributes, so the two halves are held together here: the app's names and the templates'.
test('a heading arrives under the name by which its template reads the role', async () => {
  const phone = openMini({ api: `http://127.0.0.1:${(api.address() as AddressInfo).port}` })
  await phone.launch('/pages/home/index')
  await phone.until(() => phone.page().byText('先有人想要，再有好货来'))
  const { root } = phone.page().instance.data as { root: Node }
  const heading = nodesOf(root).find((node) => Object.values(node).includes('heading'))!
  const [short] = Object.entries(heading).find(([, value]) => value === 'heading')!
  expect(templateOf(heading.nn)).toContain(`aria-role="{{i.${short}}}"`)
  await phone.close()
})

test.each(['button', 'image', 'input', 'textarea'])('a <%s> can carry a name and a role', (tag) => {
  const templates = readFileSync('dist/weapp/base.wxml', 'utf8').match(new RegExp(`<${tag} [^>]*>`, 'g'))!
  expect(templates.length).toBeGreaterThan(0)
  for (const template of templates) expect(template).toMatch(/aria-label="\{\{i\.p\d+\}\}" aria-role="\{\{i\.p\d+\}\}"/)
})

const { TestEnvironment } = require('jest-environment-jsdom')

/** What Node has and jsdom hides: a journey draws pages and runs the whole product in one process. */
const FROM_NODE = [
  'AbortController',
  'AbortSignal',
  'Blob',
  'File',
  'FormData',
  'Headers',
  'ReadableStream',
  'Request',
  'Response',
  'TextDecoder',
  'TextEncoder',
  'TransformStream',
  'URL',
  'URLSearchParams',
  'WritableStream',
  'clearImmediate',
  'clearInterval',
  'clearTimeout',
  'crypto',
  'fetch',
  'performance',
  'setImmediate',
  'setInterval',
  'setTimeout',
  'structuredClone',
]

/** A page's document with Node's own network around it. */
class MiniEnvironment extends TestEnvironment {
  async setup() {
    await super.setup()
    for (const name of FROM_NODE)
      Object.defineProperty(this.global, name, { value: globalThis[name], configurable: true, writable: true })
    // Bytes made by Node and by the test must be of one kind, or drivers refuse them.
    for (const type of [Uint8Array, ArrayBuffer]) this.global[type.name] = type
  }
}

module.exports = MiniEnvironment

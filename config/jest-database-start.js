/**
 * jest's own hooks know no path alias, so tsx loads the real one. Written in CommonJS because jest requires it.
 */
const path = require('node:path')
const { existsSync } = require('node:fs')

const file = path.resolve(__dirname, '../src/testing/jest-database.ts')

module.exports = async (globalConfig, projectConfig) => {
  if (!existsSync(file)) return
  const tsx = require('tsx/cjs/api')
  const start = tsx.require(file, __filename).default
  globalThis.stopTestDatabase = await start(globalConfig, projectConfig)
}

/**
 * jest's own hooks know no path alias, so tsx loads the real one. Written in CommonJS because jest requires it.
 */
const path = require('node:path')

const file = path.resolve(__dirname, '../src/testing/jest-database.ts')

module.exports = async () => {
  const tsx = require('tsx/cjs/api')
  const { startDatabase } = tsx.require(file, __filename)
  globalThis.stopTestDatabase = await startDatabase()
}

/** Stops what jest-database-start.js started; runs once, in the same process. */
module.exports = async () => {
  await globalThis.stopTestDatabase?.()
  globalThis.stopTestDatabase = undefined
}

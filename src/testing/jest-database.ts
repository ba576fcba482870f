import { startTestServer } from './database-server'

/** Called by jest's globalSetup: one server for all workers of the run, which inherit its address. Returns its stop. */
export const startDatabase = async (): Promise<() => Promise<void>> => {
  const server = await startTestServer()
  process.env.TEST_DATABASE_URL = server.url
  return server.stop
}

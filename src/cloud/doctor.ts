import { diagnose, type Env, type Line, probeHost } from './known-settings'
import { connect } from './postgres/connect'

/** Tries what is set; a probe that fails says why, without the address's password. */
async function probe(env: Env): Promise<Line[]> {
  const hosts = ['WECHAT_API_URL', 'PAY_API_URL', 'TIME_URL'].filter((name) => env[name])
  const database = env.DATABASE_URL ? [probeDatabase(env.DATABASE_URL)] : []
  return Promise.all([...database, ...hosts.map((name) => probeHost(name, env[name]!))])
}

async function probeDatabase(url: string): Promise<Line> {
  const sql = connect(url, { max: 1 })
  try {
    const version = await serverVersion(sql)
    return { name: 'DATABASE_URL', mark: version >= 15 ? '✓' : '✗', says: `answers, PostgreSQL ${version}` }
  } catch (fault) {
    return {
      name: 'DATABASE_URL',
      mark: '✗',
      says: `does not answer: ${(fault as { code?: string }).code ?? 'refused'}`,
    }
  } finally {
    await sql.end({ timeout: 1 })
  }
}

async function serverVersion(sql: ReturnType<typeof connect>): Promise<number> {
  const reserved = await sql.reserve()
  reserved.release()
  return Number.parseInt(String(sql.parameters.server_version ?? '0'), 10)
}

const table = (lines: readonly Line[]): string =>
  lines.map(({ name, mark, says }) => `${mark} ${name.padEnd(20)} ${says}`).join('\n')

async function main(env: Env): Promise<void> {
  const lines = diagnose(env)
  console.log(`Settings (npm start needs none: it brings its own WeChat)\n\n${table(lines)}`)
  const probes = await probe(env)
  if (probes.length > 0) console.log(`\nReachable\n\n${table(probes)}`)
  const missing = lines.filter((line) => line.mark === '✗').length
  console.log(missing === 0 ? '\nready for real WeChat' : `\n${missing} settings stand between this and real WeChat`)
}

if (require.main === module) void main(process.env)

import { randomUUID } from 'node:crypto'
import type postgres from 'postgres'
import { doors } from '@/cloud/doors'
import { openHouse } from '@/cloud/open-house'
import { connect } from '@/cloud/postgres/connect'
import { createServer, type Server } from '@/cloud/serve'
import type { Client } from '../clients'
import type { Product } from '../product'

/** A product whose API runs twice on one database. */
export interface TwoProcesses {
  /**
   * The same command four times at one moment: twice at each process. Two of them at least have looked for an answer and
   * are at work before the first may keep one, so it is no matter of luck that they meet.
   */
  fourfold(command: Command): Promise<Answer[]>
  close(): Promise<void>
}

export async function openTwoProcesses({ api }: Product): Promise<TwoProcesses> {
  const { settings, now } = api.house
  const url = settings.databaseUrl
  const sql = connect(url)
  const gate = connect(url, { max: 2 })
  const other = openHouse({ sql, url, settings, now })
  const servers = [createServer(api.house, doors), createServer(other, doors)]
  return {
    async fourfold(command) {
      const key = randomUUID()
      const { asked } = await behindGate(gate, () => [0, 1, 0, 1].map((at) => knock(servers[at]!, command, key)))
      return Promise.all(asked)
    },
    async close() {
      await other.close()
      await Promise.all([sql.end(), gate.end()])
    },
  }
}

/** Nobody keeps an answer before two are waiting to, or before all were answered without. */
const behindGate = (gate: postgres.Sql, send: () => Promise<Answer>[]) =>
  gate.begin(async (sql) => {
    await sql`lock table idempotency in share row exclusive mode`
    const asked = send()
    let through = 0
    for (const answer of asked) {
      const count = () => {
        through += 1
      }
      answer.then(count, count)
    }
    while (through < asked.length && (await waiting(gate)) < 2) await new Promise((later) => setTimeout(later, 5))
    return { asked }
  })

async function waiting(sql: postgres.Sql): Promise<number> {
  const [found] = await sql<{ n: number }[]>`select count(*)::int as n from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`
  return found!.n
}

export interface Command {
  readonly who: Client
  readonly call: string
  readonly input: Record<string, unknown>
}

export interface Answer {
  readonly status: number
  readonly body: string
}

async function knock(server: Server, { who, call, input }: Command, key: string): Promise<Answer> {
  const answer = await server.fetch(
    new Request(`http://house/${call}`, {
      method: 'POST',
      body: JSON.stringify(input),
      headers: {
        'content-type': 'application/json',
        'idempotency-key': key,
        'x-visitor': 'one-and-the-same-device',
        ...(who.token && { authorization: `Bearer ${who.token}` }),
      },
    }),
  )
  return { status: answer.status, body: (await answer.text()).replace(/"requestId":"[^"]*"/, '"requestId":""') }
}

import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { NODE_FLAGS } from '@/cloud/runtime'

/** A script of this folder as a process of its own, spoken to by messages: one question, one answer. */
export interface Helper<Q, A> {
  ask(question: Q): Promise<A>
  tell(word: Q): void
  stop(): Promise<void>
}

export async function startHelper<Q extends object | string, A>(
  script: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Helper<Q, A> & { first: Promise<unknown> }> {
  const flags = (process.env.BENCH_NODE_FLAGS ?? '').split(' ').filter((flag) => flag !== '' && script === 'server.ts')
  const child = fork(join(__dirname, script), [], {
    execArgv: [...NODE_FLAGS, '--import', 'tsx', ...flags],
    env: { PATH: process.env.PATH ?? '', NODE_ENV: 'production' as const, ...env },
    serialization: 'advanced',
  })
  const gone = once(child, 'exit')
  return {
    first: script === 'server.ts' ? answerOf(child) : Promise.resolve(null),
    ask: (question) => {
      const answer = answerOf(child)
      child.send(question as object)
      return answer as Promise<A>
    },
    tell: (word) => void child.send(word as object),
    async stop() {
      child.disconnect()
      await gone
    },
  }
}

function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`a helper of the bench ended with ${code}`))
    child.once('exit', ended)
    child.once('message', (answer: unknown) => {
      child.off('exit', ended)
      const failed = typeof answer === 'object' && answer !== null && 'fault' in answer
      if (failed) reject(new Error(String(answer.fault)))
      else resolve(answer)
    })
  })
}

import { setImmediate as nextTurn } from 'node:timers/promises'
import { newId } from '@/kernel/id'
import { chunk, type Task, type Workshop } from './import-chunk'
import { readStep } from './import-reading'
import { judgeStep } from './import-steps'
import type { Phase } from './import-store'
import { undoStep } from './import-undoing'
import * as workStore from './import-work-store'
import { writeStep } from './import-writing'

const STEPS: Readonly<Record<Phase, (task: Task) => Promise<boolean>>> = {
  reading: readStep,
  judging: (task) => chunk(task, 'judging', judgeStep),
  writing: (task) => chunk(task, 'writing', writeStep),
  undoing: (task) => chunk(task, 'undoing', undoStep),
}

const BEAT = 1_500

/**
 * Works on imports until none is left that has work and nobody at it. What a chunk did and how far the import is are
 * committed together, so a worker that dies leaves whole chunks, and whoever comes next goes on behind them.
 */
export async function workImports(shop: Workshop): Promise<number> {
  for (let done = 0; ; done++) {
    if (shop.isOver()) return done
    const lease = newId()
    const of = await workStore.takeWork(shop.sql, lease)
    if (!of) return done
    const beat = setInterval(() => void workStore.stay(shop.sql, of, lease).catch(() => undefined), BEAT)
    // After a fault the lease is left to run out: the next try comes in a while, not at once and for ever.
    await workOn({ shop, of, lease }).finally(() => clearInterval(beat))
    await workStore.release(shop.sql, of, lease)
  }
}

async function workOn(task: Task): Promise<void> {
  for (;;) {
    const phase = await phaseOf(task)
    if (!phase || !(await STEPS[phase](task))) return
    // Others wait for an answer meanwhile.
    await nextTurn()
  }
}

const phaseOf = ({ shop, of, lease }: Task): Promise<Phase | null> =>
  shop.begin(async (sql) => (await workStore.lockOwn(sql, of, lease))?.phase ?? null)

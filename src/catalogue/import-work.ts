import { setImmediate as nextTurn } from 'node:timers/promises'
import { newId } from '@/kernel/id'
import { chunk, type Task, type Workshop } from './import-chunk'
import { faultOf, isAway, pauseAfter, TRIES_UNTIL_ALL_FAIL } from './import-faults'
import { endAtFault, readStep } from './import-reading'
import { judgeWork, stepOf } from './import-steps'
import type { Phase } from './import-store'
import { undoWork } from './import-undoing'
import * as workStore from './import-work-store'
import { writeWork } from './import-writing'

const STEPS: Readonly<Record<Phase, (task: Task) => Promise<boolean>>> = {
  reading: readStep,
  judging: (task) => chunk(task, 'judging', stepOf(judgeWork, task.shop)),
  writing: (task) => chunk(task, 'writing', stepOf(writeWork, task.shop)),
  undoing: (task) => chunk(task, 'undoing', stepOf(undoWork, task.shop)),
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
    await workOn({ shop, of, lease })
      .catch((fault: unknown) => rest({ shop, of, lease }, fault))
      .finally(() => clearInterval(beat))
    await workStore.release(shop.sql, of, lease)
  }
}

/**
 * After a fault the next try comes in a while, and each time later. Where the database itself is away nothing is counted
 * against the rows: the lease runs out.
 */
async function rest(task: Task, fault: unknown): Promise<void> {
  const { shop, of, lease } = task
  if (isAway(fault)) throw fault
  const own = await shop.begin((sql) => workStore.lockOwn(sql, of, lease))
  if (!own) return
  const faults = own.faults + 1
  const id = newId()
  shop.tell(`import ${of.id} failed at ${own.phase} for the ${faults}. time (fault ${id})`, fault)
  if (own.phase === 'reading' && faults >= TRIES_UNTIL_ALL_FAIL) await endAtFault(task, faultOf(id))
  else await workStore.pause(shop.sql, of, { lease, faults, seconds: pauseAfter(faults) })
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

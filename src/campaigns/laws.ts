import fc from 'fast-check'
import { isRefusal } from '@/kernel/result'
import { HOUR, MINUTE, type Ms, SECOND } from '@/kernel/time'
import type { Action, AnyKind } from './kind'
import { type Law, type Lawful, type LawName, laws } from './laws-list'
import { newStory, play } from './laws-play'
import type { Move, Setting, Step, Story } from './laws-story'

/**
 * The laws that every kind must keep, each tried on its own random stories. LAWS_SEED repeats a run that failed; the
 * seed is part of every title.
 */
export function lawsOf(kind: AnyKind, told: Lawful, runs = 2_000): void {
  const seed = Number(process.env.LAWS_SEED ?? Date.now() % 2 ** 31)
  describe(`the laws of ${kind.name} over ${runs} stories each, seed ${seed}`, () => {
    test('the stories reach every event', () => expect(unreached(kind, told, { runs, seed })).toEqual([]))
    for (const name of Object.keys(laws) as LawName[]) {
      test(name, () => expect(breach(name, kind, { ...told, runs, seed })).toBeNull())
    }
  })
}

/** The shortest story found in which the kind breaks the law, in words; null when none was found. */
export function breach(name: LawName, kind: AnyKind, told: Lawful & { runs: number; seed: number }): string | null {
  const law: Law = laws[name]
  const property = fc.property(storyParts(told), ({ setting, moves }) => {
    const wrong: string[] = []
    const watch = (story: Story, step: Step) => void wrong.push(...(law.step?.(story, step, told) ?? []))
    const story = play(newStory({ kind, setting, watch }), moves)
    wrong.push(...(law.end?.(story, told) ?? []))
    if (wrong.length > 0) throw new Error(`${wrong[0]}\n${story.steps.map(line).join('\n')}`)
  })
  const result = fc.check(property, { numRuns: told.runs, seed: told.seed })
  if (!result.failed) return null
  return `seed ${result.seed}: ${result.errorInstance instanceof Error ? result.errorInstance.message : 'failed'}`
}

/** A generator that only collects refusals would keep every law. */
function unreached(kind: AnyKind, told: Lawful, numbers: { runs: number; seed: number }): string[] {
  const seen = new Map<string, number>()
  const count = (_: Story, step: Step) => {
    for (const { type } of isRefusal(step.outcome) ? [] : step.outcome) seen.set(type, (seen.get(type) ?? 0) + 1)
  }
  const stories = fc.sample(storyParts(told), { numRuns: numbers.runs, seed: numbers.seed })
  for (const { setting, moves } of stories) play(newStory({ kind, setting, watch: count }), moves)

  return told.reaches.filter((type) => (seen.get(type) ?? 0) < numbers.runs / 100)
}

const line = ({ roundId, command, facts, outcome }: Step): string => {
  const came = isRefusal(outcome) ? `refused ${outcome.refused}` : outcome.map((e) => e.type).join(' ') || 'nothing'
  return `  ${facts.now} ${roundId} ${JSON.stringify(command)} → ${came}`
}

const PEOPLE = 9

function storyParts(told: Lawful): fc.Arbitrary<{ setting: Setting; moves: Move[] }> {
  const offer = fc.record({
    priceFen: fc.integer({ min: 1, max: 5_000 }),
    extraFen: fc.integer({ min: 1, max: 5_000 }),
    quota: fc.integer({ min: 1, max: 12 }),
  })
  const goods = fc.array(offer, { minLength: 1, maxLength: 3 }).map((list) =>
    list.map(({ priceFen, extraFen, quota }, n) => ({
      skuId: `sku-${n}`,
      priceFen,
      singlePriceFen: priceFen + extraFen,
      quota,
    })),
  )
  const setting = fc.record({
    terms: told.terms,
    goods,
    opens: fc.constant(told.opens),
    startsAt: fc.constant(0),
    endsAt: fc.constant(30 * HOUR),
  })
  return setting.chain((it) => {
    const actions = told.actions(it.goods.map((g) => g.skuId))
    return fc.record({
      setting: fc.constant(it),
      moves: fc.array(moves(actions), { minLength: 8, maxLength: 60, size: 'max' }),
    })
  })
}

function moves(actions: fc.Arbitrary<Action>): fc.Arbitrary<Move> {
  const near = fc.oneof({ weight: 4, arbitrary: fc.nat(1) }, fc.nat(12))
  const stray = fc.oneof({ weight: 9, arbitrary: fc.constant(false) }, fc.constant(true))
  const waits = fc.constantFrom<Ms>(SECOND, MINUTE, 14 * MINUTE, 15 * MINUTE, HOUR, 5 * HOUR)
  const act = { person: fc.nat(PEOPLE - 1), action: actions, round: near, stray }
  return fc.oneof(
    { weight: 8, arbitrary: fc.record({ move: fc.constant('act' as const), ...act }) },
    { weight: 6, arbitrary: fc.record({ move: fc.constant('pay' as const), entry: near }) },
    { weight: 1, arbitrary: fc.record({ move: fc.constant('wake' as const), round: near }) },
    { weight: 2, arbitrary: fc.record({ move: fc.constant('wait' as const), ms: waits }) },
  )
}

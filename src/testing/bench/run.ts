import { sizes } from '../../../config/sizes'
import { measureImport, measureImportFloor } from './import'
import { best, meanBatch, measureOnce, measureReads, median, type Series, type Shape } from './joins'
import { openPlace, type Place, type Sizes } from './place'
import { makePeople } from './scene'

const REPETITIONS = 3
const IMPORT_ROWS = [10_000, 100_000]
const READS = 20_000
/** One campaign that everybody wants; and a thousand rounds over a hundred campaigns. */
const HOT: Shape = { name: 'hot', campaigns: 1, roundsPerCampaign: 750 }
const SPREAD: Shape = { name: 'spread', campaigns: 100, roundsPerCampaign: 10 }
const WARM_UP: Shape = { name: 'warm-up', campaigns: 4, roundsPerCampaign: 50 }
const PEOPLE = 4_000

/** One object, a key per figure. `ratio` is what counts; per second depends on the machine. */
type Figures = Record<string, number | string>

/** `npm run bench [--json]`. */
async function main(words: readonly string[]): Promise<void> {
  const json = words.includes('--json')
  const say = json ? () => undefined : console.log
  const figures: Figures = { ...sizesBuilt() }
  const place = await openPlace()
  try {
    await makePeople(place.sql, PEOPLE)
    say('warming up')
    await measureOnce(place, WARM_UP, new Map())
    const reads: Series = new Map()
    for (const shape of [HOT, SPREAD]) Object.assign(figures, await measureJoins(place, shape, { reads, say }))
    const joins = Number(figures['joins.hot.perSecond'])
    for (const [key, name] of [
      ['reads.card', 'one card'],
      ['reads.cards', 'many cards'],
    ] as const) {
      figures[`${key}.perSecond`] = Math.round(median(reads.get(name)!))
      figures[`${key}.ratio`] = round(median(reads.get(name)!) / joins)
    }
    Object.assign(figures, await importFigures(place))
  } finally {
    await place.stop()
  }
  console.log(json ? JSON.stringify(figures) : table(figures))
}

interface About {
  readonly reads: Series
  readonly say: (line: string) => void
}

async function measureJoins(place: Place, shape: Shape, { reads, say }: About): Promise<Figures> {
  const series: Series = new Map()
  let p99 = 0
  let batches: Sizes = { batches: 0, commands: 0, largest: 0, cpuMs: 0, peakMb: 0 }
  for (let n = 1; n <= REPETITIONS; n++) {
    place.server.tell('forget')
    const loaded = await measureOnce(place, shape, series)
    batches = await place.server.ask('sizes')
    p99 = Math.max(p99, ...loaded.map((l) => l.p99))
    await measureReads(place, READS, reads)
    say(
      `joins ${shape.name}, repetition ${n} of ${REPETITIONS}: ${[...series].map(([name, list]) => `${name} ${Math.round(list.at(-1)!)}/s`).join(', ')}`,
    )
  }
  const floor = best(series, 'floor')
  const product = best(series, 'product')
  const key = `joins.${shape.name}`
  return {
    [`${key}.ratio`]: round(product.value / floor.value),
    [`${key}.perSecond`]: Math.round(product.value),
    [`${key}.connections`]: Number(product.name.split(' ')[1]),
    [`${key}.floor.perSecond`]: Math.round(floor.value),
    [`${key}.floor.connections`]: Number(floor.name.split(' ')[1]),
    [`${key}.batch.mean`]: round(meanBatch(batches)),
    [`${key}.batch.largest`]: batches.largest,
    [`${key}.p99.ms`]: round(p99),
  }
}

async function importFigures(place: Place): Promise<Figures> {
  const figures: Figures = {}
  for (const rows of IMPORT_ROWS) {
    const floor = await measureImportFloor(place, rows)
    const { checkSeconds, runSeconds, peakMb } = await measureImport(place, rows)
    const key = `import.${rows}`
    figures[`${key}.copy.seconds`] = round(floor)
    figures[`${key}.check.seconds`] = round(checkSeconds)
    figures[`${key}.check.ratio`] = round(floor / checkSeconds)
    figures[`${key}.run.seconds`] = round(runSeconds)
    figures[`${key}.run.ratio`] = round(floor / runSeconds)
    figures[`${key}.peak.mb`] = Math.round(peakMb)
  }
  return figures
}

/** Sizes of what is built; without a build they are left out. */
function sizesBuilt(): Figures {
  try {
    return Object.fromEntries(sizes().map((size) => [size.key, size.bytes]))
  } catch (fault) {
    return { 'size.missing': fault instanceof Error ? fault.message : String(fault) }
  }
}

const round = (n: number): number => Math.round(n * 100) / 100
const table = (figures: Figures): string =>
  Object.entries(figures)
    .map(([key, value]) => `${key.padEnd(32)} ${value}`)
    .join('\n')

main(process.argv.slice(2)).catch((fault: unknown) => {
  console.error(fault)
  process.exitCode = 1
})

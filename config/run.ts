import { spawn } from 'node:child_process'
import { resolve } from 'node:path'

export const HOME = resolve(__dirname, '..')

export interface Ran {
  readonly code: number
  readonly output: string
  readonly seconds: number
}

const installed = (path: string): string => resolve(HOME, 'node_modules', path)

/** Where each program's entry lies; `.bin` holds links that some installs leave out. */
const BINS = {
  biome: installed('@biomejs/biome/bin/biome'),
  depcruise: installed('dependency-cruiser/bin/dependency-cruise.mjs'),
  jest: installed('jest/bin/jest.js'),
  knip: installed('knip/bin/knip.js'),
  spectral: installed('@stoplight/spectral-cli/dist/index.js'),
  taro: installed('@tarojs/cli/bin/taro'),
  tsc: installed('typescript/bin/tsc'),
  tsx: installed('tsx/dist/cli.mjs'),
} as const
type Bin = keyof typeof BINS

/** How a program of node_modules is run: `shown` lets it write to the terminal itself, `env` is added to ours. */
export interface HowToRun {
  readonly env?: NodeJS.ProcessEnv
  readonly shown?: boolean
  readonly cwd?: string
}

/** Runs a program installed by npm (`taro`, `tsc` …) with this Node, and waits for it; never through a shell. */
export function runBin(bin: Bin, args: readonly string[], how: HowToRun = {}): Promise<Ran> {
  const started = Date.now()
  const child = spawn(process.execPath, [BINS[bin], ...args], {
    cwd: how.cwd ?? HOME,
    env: { ...process.env, ...how.env },
    stdio: how.shown ? 'inherit' : ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout?.on('data', (chunk) => {
    output += chunk
  })
  child.stderr?.on('data', (chunk) => {
    output += chunk
  })
  return new Promise((done, fail) => {
    child.once('error', fail)
    child.once('close', (code) => done({ code: code ?? 1, output, seconds: (Date.now() - started) / 1000 }))
  })
}

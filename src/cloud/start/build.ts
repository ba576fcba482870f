import { spawn } from 'node:child_process'
import { closeSync, existsSync, openSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const LOG = '.data/build.log'

/** Builds the H5 app if it is not there; `npm run build:h5` renews it. */
export async function buildH5(): Promise<void> {
  if (existsSync('dist/h5/index.html')) return
  console.log('building the H5 app (once, about a minute) …')
  const cli = createRequire(resolve('package.json')).resolve('@tarojs/cli/bin/taro')
  const log = openSync(LOG, 'w')
  const child = spawn(process.execPath, [cli, 'build', '--type', 'h5'], {
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', log, log],
  })
  const code = await new Promise<number | null>((done) => child.once('exit', done))
  closeSync(log)
  if (code !== 0) throw new Error(`the H5 app could not be built; ${LOG} says why`)
}

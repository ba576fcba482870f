import { openPlace } from './place'
import { makePeople, makeScene, joinsIn } from './scene'
import { joinRequests } from './requests'
import { readFileSync } from 'node:fs'
import { execSync } from 'node:child_process'
const pgCpu = () => { // ms of all postgres processes of ours
  let t = 0
  for (const pid of execSync('pgrep -x postgres').toString().trim().split('\n')) { try { const f = readFileSync(`/proc/${pid}/stat`, 'utf8'); const a = f.slice(f.lastIndexOf(')') + 2).split(' '); t += (Number(a[11]) + Number(a[12])) * 10 } catch {} }
  return t
}
async function main() {
  const place = await openPlace()
  await makePeople(place.sql, 4000)
  const sums: Record<string, number[]> = {}
  for (let i = 1; i <= 9; i++) {
    const hot = i % 2 === 1
    const scene = { n: i, campaigns: hot ? 1 : 100, roundsPerCampaign: hot ? 1000 : 10 }
    await makeScene(place.sql, scene, Date.now())
    place.server.tell('forget')
    const r = joinRequests(joinsIn(scene))
    const b = await place.server.ask('sizes'); const p0 = pgCpu()
    const conns = i % 4 < 2 ? 64 : 256
    const l = await place.load.ask({ port: place.port, connections: conns, requests: r })
    const p1 = pgCpu()
    const s = await place.server.ask('sizes')
    const cpu = (s.cpuMs - b.cpuMs) / r.length
    if (i > 2) (sums[`${hot ? 'hot' : 'spread'} ${conns}`] ??= []).push(r.length / l.seconds)
    if (i > 2) (sums.api ??= []).push(cpu * 1000), (sums.pg ??= []).push((p1 - p0) / r.length * 1000)
    console.log(hot ? 'hot' : 'spread', conns, Math.round(r.length / l.seconds), 'p50', l.p50.toFixed(0), 'p99', l.p99.toFixed(0), 'mean batch', (s.commands / s.batches).toFixed(1), s.largest, 'api µs', (cpu * 1000).toFixed(0), 'pg µs', ((p1 - p0) / r.length * 1000).toFixed(0), JSON.stringify(l.statuses))
  }
  for (const [k, v] of Object.entries(sums)) console.log(k, Math.round(v.reduce((a, b) => a + b, 0) / v.length))
  await place.stop()
}
void main()

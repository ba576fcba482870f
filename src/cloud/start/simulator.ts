/** The stand-in's levers, as the start page pulls them. */
export interface Simulator {
  now(): Promise<number>
  state(): Promise<unknown>
  pull(lever: string, body: unknown): Promise<unknown>
}

export function createSimulator(url: string): Simulator {
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => (await fetch(`${url}/${path}`, init)).json()
  const headers = { 'content-type': 'application/json' }
  return {
    now: async () => ((await ask('time')) as { now: number }).now,
    state: () => ask('control/state'),
    pull: (lever, body) => ask(`control/${lever}`, { method: 'POST', headers, body: JSON.stringify(body) }),
  }
}

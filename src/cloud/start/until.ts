const EVERY = 100
const TRIES = 200

/** Reviews, notices, restarts take a moment: looks ten times a second, twenty seconds long. */
export async function until(what: string, there: () => Promise<boolean>): Promise<void> {
  for (let n = 0; n < TRIES; n++) {
    if (await there()) return
    await new Promise((resolve) => setTimeout(resolve, EVERY))
  }
  throw new Error(`waited too long until ${what}`)
}

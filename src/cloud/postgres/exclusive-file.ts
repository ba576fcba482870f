import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'

/**
 * Writes a file that must not exist yet, whole or not at all: of several processes exactly one gets `true`.
 * The text is complete before the name appears, so nobody ever reads half a file.
 */
export const writeOnce = (path: string, text: string): boolean => {
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, text)
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    return writeOnceWithoutLinks(path, text)
  } finally {
    rmSync(draft, { force: true })
  }
}

/** The text of a file, or undefined when there is none. */
export const readIfThere = (path: string): string | undefined => {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

export const codeOf = (error: unknown): string | undefined => (error as NodeJS.ErrnoException | undefined)?.code

// Some shared folders of virtual machines know no hard links.
const writeOnceWithoutLinks = (path: string, text: string): boolean => {
  try {
    writeFileSync(path, text, { flag: 'wx' })
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw error
  }
}

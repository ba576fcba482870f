// Written by `npm run new:campaign`: one line for each folder of a kind.
import type { Example } from './kind'

export const allExamples: Readonly<Record<string, Example>> = {}

/**
 * No database keeps a zero character or half a pair of surrogates. Whoever sends one hears at the door which field holds
 * it; behind the door no service has to think of them.
 */
export function unkeepableField(input: unknown): string | null {
  const waiting: { value: unknown; path: string }[] = [{ value: input, path: '' }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next
    if (typeof value === 'string') {
      if (!isKeepable(value)) return path
    } else if (typeof value === 'object' && value !== null) {
      for (const [name, part] of Object.entries(value)) {
        if (!isKeepable(name)) return path
        waiting.push({ value: part, path: path === '' ? name : `${path}.${name}` })
      }
    }
  }
  return null
}

/** Halves of pairs are what is left of pairs in the eyes of this pattern. */
const isKeepable = (text: string): boolean => !/[\0\p{Cs}]/u.test(text)

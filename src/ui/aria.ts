/** What a screen reader is told about one element. Strings only: both platforms take an absent attribute for "not so". */
export interface Told {
  readonly role?: string
  readonly label?: string
  readonly checked?: boolean
  readonly selected?: boolean
  readonly disabled?: boolean
  readonly expanded?: boolean
  readonly hidden?: boolean
  /** The link that leads to where one is. */
  readonly current?: boolean
  readonly live?: 'polite' | 'assertive'
}

/** The same facts under each platform's names: browsers know `role`, WeChat knows `aria-role`; the rest they share. */
export function told({ role, label, live, ...states }: Told): Record<string, string> {
  const names: Record<string, string> = {}
  if (role) names[process.env.TARO_ENV === 'h5' ? 'role' : 'ariaRole'] = role
  if (label) names.ariaLabel = label
  // A heading without a level is none to a browser's screen reader; the page's own title is the first.
  if (role === 'heading') names.ariaLevel = '2'
  if (live) names.ariaLive = live
  for (const [state, value] of Object.entries(states))
    if (value !== undefined) names[`aria${state[0]!.toUpperCase()}${state.slice(1)}`] = String(value)
  return names
}

/** What a picture shows, in the words of a browser; empty where the words beside it say it already. */
export const alt = (text: string): Record<string, unknown> =>
  process.env.TARO_ENV === 'h5' ? { nativeProps: { alt: text } } : {}

/** A browser's element takes part in the keyboard's round only when it is told so; WeChat has no keyboard. */
export function keys(onTap: (() => void) | undefined): Record<string, unknown> {
  if (process.env.TARO_ENV !== 'h5' || !onTap) return {}
  return { tabindex: '0', onKeyDown: (event: KeyboardEvent) => pressed(event, onTap) }
}

function pressed(event: KeyboardEvent, onTap: () => void): void {
  if (event.target !== event.currentTarget) return
  if (event.key === 'Enter' || event.key === ' ') {
    // Space would scroll the page.
    event.preventDefault()
    onTap()
    return
  }
  const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
  if (step) walk(event, step)
}

/** Tabs and radios of one group are walked with the arrow keys. */
function walk(event: KeyboardEvent, step: number): void {
  const here = event.currentTarget as HTMLElement
  const role = here.getAttribute('role')
  if (role !== 'tab' && role !== 'radio') return
  const group = [...(here.parentElement?.querySelectorAll<HTMLElement>(`[role="${role}"][tabindex]`) ?? [])]
  const next = group[group.indexOf(here) + step]
  if (!next) return
  event.preventDefault()
  next.focus()
}

/** A published graph of states: what is not listed cannot happen. */
export type Lifecycle<S extends string> = Readonly<Record<S, readonly S[]>>

export function mayMove<S extends string>(graph: Lifecycle<S>, from: S, to: S): boolean {
  return graph[from].includes(to)
}

/** All states from which `to` can be reached in one step: the `where state in (…)` of a guarded update. */
export function statesBefore<S extends string>(graph: Lifecycle<S>, to: S): S[] {
  return (Object.keys(graph) as S[]).filter((from) => graph[from].includes(to))
}

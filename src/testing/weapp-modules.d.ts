declare module 'miniprogram-exparser' {
  interface Exparser {
    Event: {
      create(type: string, detail: unknown, options: Record<string, unknown>): unknown
      dispatchEvent(node: unknown, event: unknown): void
    }
  }
  const exparser: Exparser
  export = exparser
}

declare module 'miniprogram-simulate/src/utils' {
  interface Tools {
    runJs: (path: string) => unknown
  }
  const tools: Tools
  export = tools
}

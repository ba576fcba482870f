/** 10,000 rather than 10000. */
export const figure = (n: number): string => n.toLocaleString('en-US')

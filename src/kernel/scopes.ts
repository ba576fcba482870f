/** What a key of the open platform may be there for. Each call of its door names one of these. */
export const SCOPES = [
  'catalogue:read',
  'catalogue:write',
  'stock:write',
  'orders:read',
  'orders:ship',
  'webhooks:write',
] as const
export type Scope = (typeof SCOPES)[number]

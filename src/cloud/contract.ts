import { z } from 'zod'
import { query } from '@/kernel/contract'

/** Public settings only: nothing here is a secret. */
export const settingsOf = query('cloud.settings', {
  summary:
    'What the app must know of this installation: where H5 logs in and pays, which message templates exist, the server’s time.',
  input: z.object({}),
  output: z.object({
    appId: z.string(),
    openUrl: z.string(),
    cashierUrl: z.string(),
    /** Where H5 confirms a withdrawal outside WeChat's own browser; empty where there is no such place. */
    transferUrl: z.string(),
    templates: z.record(z.string(), z.string()),
    serverTime: z.iso.datetime(),
  }),
  refusals: [],
  cacheSeconds: 5,
})

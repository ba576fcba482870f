import { type Handler, type Listening, listen } from './node'

/** CloudBase HTTP functions and Cloud Run send everything to this port of the container. */
const PORT = 9000

/** A handler as an HTTP function or a Cloud Run container. `scf_bootstrap` starts it; PORT is for trying it at home. */
export function serveCloud(
  handler: Handler,
  env: Readonly<Record<string, string | undefined>> = process.env,
): Promise<Listening> {
  return listen(handler, { port: env.PORT ? Number(env.PORT) : PORT, host: '0.0.0.0' })
}

import { Socket, type SocketConstructorOpts } from 'node:net'
import postgres from 'postgres'

/** How many connections a pool may open; ten unless told. */
export interface ConnectOptions {
  max?: number
}

// PostgreSQL's own numbers of its types.
const INT8 = 20
const NUMERIC = 1700
const TIMESTAMPTZ = 1184
const DATE = 1082
const JSON_TEXT = 114
const JSONB = 3802

/**
 * A pool on a `postgres://` URL; `?host=/folder` names a Unix socket as in libpq. What comes out of the database:
 * - `bigint` and `numeric` (sums of bigint) are numbers; a whole number beyond 2^53 throws instead of losing fen.
 * - `timestamptz` is milliseconds since the epoch, as our code counts time; into a statement go milliseconds, a Date
 *   or an ISO text alike (inside JSON rows: ISO text or a Date).
 * - `date` is the text YYYY-MM-DD: a calendar day has no zone.
 * - a text given for a `json` parameter is taken as ready JSON (what `rows()` of the kernel makes); other values are
 *   turned into JSON here. So a bare JSON string must be given as `JSON.stringify(text)`.
 * Statements are prepared by name. The session runs in UTC.
 */
export const connect = (url: string, options: ConnectOptions = {}): postgres.Sql => {
  const { address, host } = splitSocket(url)
  const own: Record<string, unknown> = {
    max: options.max ?? 10,
    ...(host ? { host } : {}),
    prepare: true,
    socket: openSocket,
    connect_timeout: 10,
    onnotice: () => undefined,
    connection: { application_name: 'yuantuan', TimeZone: 'UTC' },
    types: {
      bigint: { to: INT8, from: [INT8], parse: wholeNumber, serialize: wholeText },
      numeric: { to: NUMERIC, from: [NUMERIC], parse: wholeNumber, serialize: String },
      date: { to: TIMESTAMPTZ, from: [TIMESTAMPTZ], parse: milliseconds, serialize: isoText },
      json: { to: JSON_TEXT, from: [JSON_TEXT, JSONB], parse: JSON.parse, serialize: jsonText },
      day: { to: DATE, from: [DATE], parse: String, serialize: String },
    },
  }
  return postgres(address, own) as unknown as postgres.Sql
}

/** How many bytes may wait in a connection's socket before the driver stops sending ahead. */
const SENT_AHEAD = 2 ** 21

/**
 * The driver sends statements ahead only while the socket takes them without holding any back, which an ordinary socket
 * stops doing at 16 KB: statements of a batch, each a list of rows, would then go out one by one, each waiting for the
 * answer to the one before.
 */
const openSocket = ({ path, host, port }: Address): Socket => {
  const roomy: SocketConstructorOpts & { writableHighWaterMark: number } = { writableHighWaterMark: SENT_AHEAD }
  const socket = new Socket(roomy)
  const name = [host].flat()[0]!
  if (path) return socket.connect(path)
  // The driver reads the name for the certificate from here.
  return Object.assign(socket.connect([port].flat()[0]!, name), { host: name })
}

interface Address {
  readonly path?: string | false
  readonly host: string | string[]
  readonly port: number | number[]
}

// The driver would send `host` on to the server as a setting.
const splitSocket = (url: string): { address: string; host: string | undefined } => {
  const parsed = new URL(url)
  const host = parsed.searchParams.get('host') ?? undefined
  parsed.searchParams.delete('host')
  return host ? { address: parsed.href, host } : { address: url, host: undefined }
}

const wholeNumber = (text: string): number => {
  const value = Number(text)
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER)
    throw new RangeError(`${text} from the database is beyond what a number holds exactly`)
  return value
}

const wholeText = (value: number | bigint | string): string => {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(`${value} is no whole number that can be stored exactly`)
  return String(value)
}

const milliseconds = (text: string): number => {
  const value = Date.parse(text)
  if (Number.isNaN(value)) throw new RangeError(`${text} from the database is no point in time`)
  return value
}

const isoText = (value: number | string | Date): string => new Date(value).toISOString()

const jsonText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

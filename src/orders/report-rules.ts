import { maskPhone } from '@/kernel/mask'
import { DAY, type Ms } from '@/kernel/time'
import { carrierOf } from './carriers'
import type { Report, ReportedParcel } from './report-shapes'

/** A parcel and what WeChat knows of it. */
export interface Sent {
  readonly id: string
  readonly carrier: string
  readonly trackingNo: string
  /** Carrier and number as WeChat took them; null while it has not heard of the parcel. */
  readonly atWechat: string | null
  readonly goods: readonly { readonly title: string; readonly options: string; readonly units: number }[]
}

export interface Telling {
  readonly parcels: readonly Sent[]
  /** All of the order has left. */
  readonly complete: boolean
  readonly finished: number
  readonly phone: string | null
}

/**
 * What WeChat has to be told now. Parcels add up until all have left; a number that was put right before that waits for
 * the one new report there is afterwards, which says everything again. `spent`: that one has been used.
 */
export type Plan =
  | {
      readonly say: 'parcels'
      readonly again: boolean
      readonly sent: readonly Sent[]
      readonly report: Pick<Report, 'mode' | 'complete' | 'parcels'>
    }
  | { readonly say: 'nothing' | 'later' | 'spent' }

export function planOf({ parcels, complete, finished, phone }: Telling): Plan {
  const fresh = parcels.filter((p) => p.atWechat === null)
  const changed = parcels.filter((p) => p.atWechat !== null && p.atWechat !== labelOf(p))
  const say = (sent: readonly Sent[], again: boolean): Plan => {
    const mode = parcels.length === 1 && complete ? 'whole' : 'split'
    return { say: 'parcels', again, sent, report: { mode, complete, parcels: sent.map((p) => reported(p, phone)) } }
  }
  if (finished === 0 && fresh.length > 0) return say(fresh, false)
  if (fresh.length + changed.length === 0) return { say: 'nothing' }
  if (finished === 0) return { say: 'later' }
  return finished === 1 ? say(parcels, true) : { say: 'spent' }
}

export const labelOf = ({ carrier, trackingNo }: Pick<Sent, 'carrier' | 'trackingNo'>): string =>
  `${carrier} ${trackingNo}`

const DESCRIPTION_MOST = 120
const WANTS_PHONE = 'SF'

function reported(parcel: Sent, phone: string | null): ReportedParcel {
  const company = carrierOf(parcel.carrier)?.code ?? parcel.carrier
  const description = parcel.goods.map(({ title, options, units }) => `${title} ${options}×${units}`.trim()).join('；')
  return {
    company,
    trackingNo: parcel.trackingNo,
    description: [...description].slice(0, DESCRIPTION_MOST).join(''),
    receiver: company === WANTS_PHONE && phone ? masked(phone) : null,
  }
}

/** The last four digits stay open (WX 发货信息录入), also of numbers that are no mobile ones. */
function masked(phone: string): string {
  const mobile = maskPhone(phone)
  return mobile === '****' ? `****${phone.replace(/\D/g, '').slice(-4)}` : mobile
}

/** WeChat's own "try again", and "not in our books yet", which it says of payments a minute old. */
const PASSING: ReadonlySet<string> = new Set(['44990', '45009', '10060012', '10060019'])
const NOT_YET = '10060001'
const NOT_YET_TRIES = 4
/** "Nothing new in it": WeChat has exactly this already. */
const SAME = '10060023'

/** What a refusal means: it is there already, it may pass, or somebody has to look. */
export function meaningOf(code: string, tries: number): 'there' | 'passing' | 'refused' {
  if (code === SAME) return 'there'
  return PASSING.has(code) || (code === NOT_YET && tries < NOT_YET_TRIES) ? 'passing' : 'refused'
}

/** Later than this is a presale to WeChat and must be announced; later than the second nobody may promise (TRD 1.3). */
const USUAL: Ms = 15 * DAY
const LATEST: Ms = 330 * DAY

/** The moment to announce for goods paid at `paidAt` and promised for `shipsBy`, or null where nothing needs announcing. */
export const announcedFor = (paidAt: Ms, shipsBy: Ms): Ms | null =>
  shipsBy - paidAt > USUAL ? Math.min(shipsBy, paidAt + LATEST) : null

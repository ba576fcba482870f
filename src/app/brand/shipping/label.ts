import { carrierOf, mayInsist, numberTrouble, plainNumber } from '@/orders/carriers'
import { isTrackingNo } from './pasted'

export interface Label {
  readonly carrier: string
  readonly trackingNo: string
  readonly sure?: boolean
}
export const EMPTY: Label = { carrier: '', trackingNo: '' }

export const troubleOf = ({ carrier, trackingNo }: Label) => {
  const known = carrierOf(carrier)
  return known ? numberTrouble(known, plainNumber(trackingNo)) : null
}

export const isComplete = (label?: Label): label is Label => {
  if (!label || label.carrier === '' || !isTrackingNo(label.trackingNo)) return false
  const trouble = troubleOf(label)
  return !trouble || (mayInsist(trouble) && Boolean(label.sure))
}

/** An address as people paste it into a chat: name, phone and place in any order, with any of the usual labels. */
export interface Parsed {
  readonly name: string
  readonly phone: string
  readonly region: string
  readonly detail: string
}

const LABELS =
  /(收货人|收件人|姓名|联系人|手机号码|手机号|手机|联系电话|电话|所在地区|地区|详细地址|收货地址|地址)\s*[:：]/g
const PHONE = /(?:\+?86[-\s]?)?(1[3-9]\d)[-\s]?(\d{4})[-\s]?(\d{4})(?!\d)/
const MUNICIPAL = '北京|天津|上海|重庆'
const PROVINCE = `(?:${MUNICIPAL})市?|(?:内蒙古|广西|西藏|宁夏|新疆)(?:[壮回族维吾尔]{0,4}自治区)?|(?:香港|澳门)(?:特别行政区)?|[\\u4e00-\\u9fa5]{2,3}省`
const CITY = '[\\u4e00-\\u9fa5]{2,8}?(?:市|自治州|地区|盟|州)'
const COUNTY = '[\\u4e00-\\u9fa5]{1,8}?(?:区|县|市|旗)'
const REGION = new RegExp(`(${PROVINCE})\\s*(${CITY})?\\s*(${COUNTY})?`)

/** Null when no mobile number is in the text: then there is nothing to be sure of. */
export function parseAddress(text: string): Parsed | null {
  const plain = text.replace(LABELS, ' ').replace(/[,，;；、\n\r\t]+/g, ' ')
  const phone = PHONE.exec(plain)
  if (!phone) return null
  const rest = plain.replace(phone[0], ' ')
  const place = REGION.exec(rest)
  if (!place) {
    const [name = '', ...words] = rest.split(' ').filter(Boolean)
    return { phone: phone.slice(1, 4).join(''), name, region: '', detail: words.join(' ') }
  }
  const region = place.slice(1, 4).filter(Boolean).join(' ')
  const before = rest.slice(0, place.index).trim()
  const after = rest
    .slice(place.index + place[0].length)
    .trim()
    .split(/\s+/)
    .filter(Boolean)
  // A name stands before the place, or at the very end as a short word of its own.
  const last = after.at(-1) ?? ''
  const nameAtEnd = !before && after.length > 1 && /^[\u4e00-\u9fa5·]{2,4}$/.test(last)
  const name = before || (nameAtEnd ? last : '')
  const detail = (nameAtEnd ? after.slice(0, -1) : after).join(' ')
  return { phone: phone.slice(1, 4).join(''), name, region, detail }
}

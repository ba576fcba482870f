/** A shop that shows more is a catalogue, and the page of one could not be read. */
export const LISTINGS_MAX = 200

/**
 * What no shop may be called, whatever WeChat's own check says later: who pretends to be the platform or an office, who
 * sells a place in a team (禁止传销条例 7), and what may not be sold at all.
 */
const UNSAFE = [
  /官方|客服中心|微信支付|愿团(平台|客服)|工商局|公安局/,
  /拉人头|入会费|加盟费|下线|多级分销|躺赚|日入过万|稳赚|返利分红/,
  /赌博|博彩|彩票代购|枪支|毒品|假币|代开发票|办证|裸聊|色情|高仿|A货/i,
]

/** The first unsafe words in a text, or null. Spaces between characters do not hide them. */
export function unsafeWords(text: string): string | null {
  const dense = text.normalize('NFKC').replace(/[\s·・.*_-]+/g, '')
  for (const pattern of UNSAFE) {
    const match = pattern.exec(dense)
    if (match) return match[0]
  }
  return null
}

/** New goods at the end, in the order picked; those already there stay where they are. */
export function pickInto(there: readonly string[], picked: readonly string[]): string[] {
  return [...new Set([...there, ...picked])]
}

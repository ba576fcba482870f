import QRCode from 'qrcode'
import { z } from 'zod'
import type { House } from './house'
import { type ApiAnswer, apiError } from './login'

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/
const PAGE = /^[^/?][^?]*$/

const asked = z.object({
  scene: z.string(),
  page: z.string().optional(),
  check_path: z.boolean().optional(),
  env_version: z.enum(['release', 'trial', 'develop']).optional(),
  width: z.number().int().min(280).max(1280).optional(),
  auto_color: z.boolean().optional(),
  line_color: z.object({ r: z.coerce.number(), g: z.coerce.number(), b: z.coerce.number() }).optional(),
  is_hyaline: z.boolean().optional(),
})

export type CodeAnswer = { png: Buffer } | { refused: ApiAnswer }

/** Black squares need no PNG filters; trying all five takes most of the time. */
const FLAT = { deflateLevel: 9, filterType: 0 }

const DEFAULT_PAGE = 'pages/home/index'

/**
 * POST /wxa/getwxacodeunlimit (WX 获取不限制的小程序码). The real one is a round code that only WeChat reads; ours is a
 * QR code that any camera reads, with the page and the scene in a text that looks like an address.
 */
export async function miniCode({ keys }: House, body: unknown): Promise<CodeAnswer> {
  const parsed = asked.safeParse(body)
  if (!parsed.success) return { refused: apiError(40097, 'invalid args') }
  const { scene, page = DEFAULT_PAGE, width = 430, is_hyaline: hyaline } = parsed.data
  if (!SCENE.test(scene))
    return { refused: apiError(40169, 'invalid length for scene, or the data is not json string') }
  if (!PAGE.test(page)) return { refused: apiError(41030, 'invalid page') }
  const png = await QRCode.toBuffer(textOf({ appid: keys.appid, page, scene }), {
    width,
    margin: 2,
    rendererOpts: FLAT,
    errorCorrectionLevel: 'M',
    color: { dark: '#000000ff', light: hyaline ? '#ffffff00' : '#ffffffff' },
  })
  return { png }
}

/** What the code says when it is scanned. */
export function textOf(code: { appid: string; page: string; scene: string }): string {
  return `weixin://wxacode/${code.appid}/${code.page}?scene=${encodeURIComponent(code.scene)}`
}

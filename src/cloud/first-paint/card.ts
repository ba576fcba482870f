import type { z } from 'zod'
import { cardView } from '@/campaigns/contract'
import { frontWords as words } from '@/campaigns/front-words'
import { yuan } from '@/kernel/money'
import { box, escaped, heading, picture, price } from './markup'
import type { Styles } from './styles'

type Card = z.infer<typeof cardView>

/** The upper half of page C1. What the buyer can do comes with the app. */
export function paintCard(styles: Styles, [answer]: readonly unknown[]): string | null {
  const read = cardView.safeParse(answer)
  if (!read.success) return null
  return gallery(styles, read.data) + goods(styles, read.data)
}

function gallery(styles: Styles, { title, pictureUrl, pictureUrls }: Card): string {
  const shown = {
    address: pictureUrls[0] ?? pictureUrl,
    alt: title,
    ratio: 'landing',
    width: 375,
    first: true,
  } as const
  const drawn = picture(styles, shown)
  return box(
    styles.named('gallery', 'gallery'),
    pictureUrls.length > 1 ? box(styles.named('gallery', 'swiper'), drawn) : drawn,
  )
}

function goods(styles: Styles, card: Card): string {
  const { named } = styles
  const over = card.status === 'ended' || Date.parse(card.endsAt) <= Date.parse(card.serverTime)
  const missing = card.round?.headline.joinable ? card.round.headline.missing : (card.nearest?.missing ?? 0)
  return box(
    named('goods', 'goods'),
    box(
      over ? `${named('goods', 'prices')} ${named('goods', 'over')}` : named('goods', 'prices'),
      ...prices(styles, card, over),
    ),
    box(
      named('goods', 'brand'),
      box(`${named('tag', 'tag')} ${named('tag', 'good')}`, escaped(card.brand.name)),
      box(named('goods', 'ends'), missing > 0 && !over ? words.missing(missing) : ''),
    ),
    heading(named('goods', 'title'), card.title),
    card.about && box(named('goods', 'about'), escaped(card.about)),
  )
}

function prices(styles: Styles, card: Card, over: boolean): string[] {
  const { named } = styles
  const amount = [...(card.sold > 0 ? [words.sold(card.sold)] : []), ...(over ? [] : [words.left(card.left)])].join(
    ' · ',
  )
  return [
    box(
      '',
      box(named('goods', 'label'), words.groupPrice),
      price(styles, card.priceFen, { size: 'xl', tone: 'inherit' }),
    ),
    box(named('goods', 'aside'), box('', `${words.single} ¥${yuan(card.singlePriceFen)}`), box('', amount)),
  ]
}

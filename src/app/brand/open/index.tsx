import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { Tabs } from '@/ui'
import { BrandFrame } from '../frame'
import { Deliveries } from './deliveries'
import { HowTo } from './how-to'
import { Keys } from './keys'
import { Webhooks } from './webhooks'
import { words } from './words'

type Part = keyof typeof words.tabs
const PARTS = Object.keys(words.tabs) as Part[]

/** B12: keys for the brand's own programs, where they are told what happens, and how to begin. */
export default function OpenPlatform() {
  const [part, setPart] = useState<Part>('keys')
  return (
    <BrandFrame at='open'>
      <DeskPage title={words.title} note={words.note} paper={words.title}>
        <Strip>
          <Tabs
            items={PARTS.map((value) => ({ value, label: words.tabs[value] }))}
            value={part}
            label={words.title}
            onChange={setPart}
          />
        </Strip>
        {part === 'keys' && <Keys />}
        {part === 'webhooks' && <Webhooks />}
        {part === 'deliveries' && <Deliveries onEmpty={() => setPart('webhooks')} />}
        {part === 'examples' && <HowTo />}
      </DeskPage>
    </BrandFrame>
  )
}

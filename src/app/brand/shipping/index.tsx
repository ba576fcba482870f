import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { Tabs } from '@/ui'
import { BrandFrame, useBrandName } from '../frame'
import { words } from '../words'
import { Plan } from './plan'
import { Shipped } from './shipped'
import { TakenBack } from './taken-back'
import { ToShip } from './to-ship'

type Tab = keyof typeof words.shipping.tabs
const TABS = (Object.keys(words.shipping.tabs) as Tab[]).map((value) => ({ value, label: words.shipping.tabs[value] }))

/** B6: what has to leave the house, most urgent first, and what has left it. */
export default function Shipping() {
  const [tab, setTab] = useState<Tab>('toShip')
  const brand = useBrandName()
  return (
    <BrandFrame at='shipping'>
      <DeskPage title={words.shipping.title} paper={brand}>
        <Strip>
          <Tabs items={TABS} value={tab} onChange={setTab} />
        </Strip>
        {tab === 'toShip' && <ToShip />}
        {tab === 'plan' && <Plan />}
        {tab === 'shipped' && <Shipped />}
        {tab === 'takenBack' && <TakenBack />}
      </DeskPage>
    </BrandFrame>
  )
}

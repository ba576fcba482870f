import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { useAsk } from '@/app/state/ask'
import type { product } from '@/catalogue/goods-contract'
import { Notice, Screen, Tabs } from '@/ui'
import { BrandFrame } from '../frame'
import { Campaigns } from './campaigns'
import { type Detail, draftOf, emptyDraft } from './draft'
import { ProductForm, type Saved } from './form'
import { Head } from './head'
import css from './index.module.css'
import { Stock } from './stock'
import { Versions } from './versions'
import { words } from './words'

type Part = keyof typeof words.tabs

/** B2: one product, its form, its stock, what it was before, and where it is on sale. */
export default function Product() {
  const { params } = useRouter()
  const [made, setMade] = useState<Saved | null>(null)
  const productId = params.p ?? made?.productId
  return (
    <BrandFrame at='catalogue'>
      {productId ? (
        <Known productId={productId} made={made} />
      ) : (
        <DeskPage title={words.newTitle} note={words.newNote}>
          <ProductForm now={null} from={emptyDraft} onSaved={setMade} />
        </DeskPage>
      )}
    </BrandFrame>
  )
}

function Known({ productId, made }: { readonly productId: string; readonly made: Saved | null }) {
  const asked = useAsk<typeof product>('brand/catalogue.product', { productId })
  return (
    <Screen ask={asked} skeleton='page'>
      {(now) => <Shown key={now.id} now={now} made={made} onChanged={asked.again} />}
    </Screen>
  )
}

interface ShownProps {
  readonly now: Detail
  readonly made: Saved | null
  readonly onChanged: () => Promise<void>
}

function Shown({ now, made, onChanged }: ShownProps) {
  const [part, setPart] = useState<Part>('form')
  const [saved, setSaved] = useState<Saved | null>(made)
  const tabs = (Object.keys(words.tabs) as Part[]).map((value) => ({ value, label: words.tabs[value] }))
  return (
    <DeskPage title={now.title} note={`${now.handle} · ${words.version(now.version)}`} titled>
      <View className={css.parts}>
        <Head now={now} onChanged={onChanged} />
        {saved && <Notice tone='good'>{words.saved[saved.status]}</Notice>}
        <Strip>
          <Tabs label={words.parts} items={tabs} value={part} onChange={setPart} />
        </Strip>
        {part === 'form' && (
          <ProductForm
            // A newer version is another form.
            key={now.version}
            now={now}
            from={draftOf(now)}
            onSaved={(next) => {
              setSaved(next)
              void onChanged()
            }}
          />
        )}
        {part === 'stock' && <Stock now={now} onChanged={onChanged} />}
        {part === 'versions' && <Versions now={now} onChanged={onChanged} />}
        {part === 'campaigns' && <Campaigns productId={now.id} />}
      </View>
    </DeskPage>
  )
}

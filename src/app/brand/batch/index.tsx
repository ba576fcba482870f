import { View } from '@tarojs/components'
import { useRouter } from '@tarojs/taro'
import { DeskPage } from '@/app/desk-page'
import { go, goInstead } from '@/app/routes'
import { useAsk } from '@/app/state/ask'
import type { OutputOf } from '@/kernel/contract'
import type { batch } from '@/provenance/contract'
import { Button, Card, Screen, Steps } from '@/ui'
import { dayTime } from '@/ui/when'
import { BrandFrame, useBrandName } from '../frame'
import { draftOf, EMPTY } from './draft'
import { BatchForm } from './form'
import css from './index.module.css'
import { Labels } from './labels'
import { Scans } from './scans'
import { words } from './words'

type Batch = OutputOf<typeof batch>

/** One batch at work: what it says, what buyers see of it, its labels and what became of them. */
export default function BatchPage() {
  const { id } = useRouter().params
  const brand = useBrandName()
  const asked = useAsk<typeof batch>('brand/provenance.batch', id ? { batchId: id } : null)
  if (!id) {
    return (
      <BrandFrame at='batches'>
        <DeskPage title={words.new}>
          <View className={css.narrow}>
            <BatchForm start={EMPTY} published={0} onSaved={(batchId) => goInstead('brand/batch', { id: batchId })} />
          </View>
        </DeskPage>
      </BrandFrame>
    )
  }
  return (
    <BrandFrame at='batches'>
      <Screen ask={asked} skeleton='page'>
        {(found) => (
          <DeskPage
            title={words.title(found.number)}
            note={<View className={css.clamped}>{found.title}</View>}
            paper={brand}
            tools={<Tools batch={found} />}
          >
            <View className={css.columns}>
              <View className={css.column}>
                <BatchForm
                  key={`${found.id} ${found.version}`}
                  batchId={found.id}
                  start={draftOf(found)}
                  published={found.version}
                  changed={found.changed}
                  onSaved={() => void asked.again()}
                />
              </View>
              <View className={css.column}>
                <View className={css.stack}>
                  <Labels batch={found} again={asked.again} />
                  {found.versions.length > 0 && <Versions versions={found.versions} />}
                </View>
              </View>
            </View>
            {found.labels > 0 && (
              <View className={css.below}>
                <Scans batchId={found.id} />
              </View>
            )}
          </DeskPage>
        )}
      </Screen>
    </BrandFrame>
  )
}

function Tools({ batch: { id, version } }: { readonly batch: Batch }) {
  if (version === 0) return null
  return (
    <Button fit size='s' weight='plain' onTap={() => go('consumer/trace', { b: id })}>
      {words.toView}
    </Button>
  )
}

function Versions({ versions }: { readonly versions: Batch['versions'] }) {
  return (
    <Card title={words.versions}>
      <Steps
        items={versions.map(({ version, by, at, why }) => ({
          title: words.version(version, by),
          at: dayTime(at),
          note: why === 'published' ? words.first : why,
          done: true,
        }))}
      />
    </Card>
  )
}

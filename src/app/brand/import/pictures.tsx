import { Text, View } from '@tarojs/components'
import { useState } from 'react'
import { send } from '@/app/call'
import { useAction } from '@/app/state/action'
import { usePages } from '@/app/state/pages'
import type { importPictures, retryPictures } from '@/catalogue/picture-contract'
import { PICTURE_FAILED } from '@/catalogue/words'
import type { OutputOf } from '@/kernel/contract'
import { Button, Card, Chip, Icon, Picture, Problem, Progress, Tag } from '@/ui'
import { figure } from '@/ui/figure'
import css from './pictures.module.css'
import type { ImportView } from './upload'
import { words } from './words'

type One = OutputOf<typeof importPictures>['items'][number]
const TONES = { waiting: 'quiet', fetching: 'wait', kept: 'good', failed: 'bad' } as const

/** Pictures come in one by one while the goods are there already; each says how far it is. */
export function Pictures({ view }: { readonly view: ImportView }) {
  const [failedOnly, setFailedOnly] = useState(false)
  const { waiting, fetching, kept, failed } = view.pictures
  const all = waiting + fetching + kept + failed
  const asked = usePages<typeof importPictures>('brand/catalogue.importPictures', {
    importId: view.id,
    ...(failedOnly ? { state: 'failed' as const } : {}),
  })
  const retry = useAction(async (key: string) => {
    await send<typeof retryPictures>('brand/catalogue.retryPictures', { importId: view.id }, { key })
    await asked.again()
  })
  return (
    <Card title={words.pictures.title} aside={words.pictures.counts(figure(kept), figure(all))}>
      <Text className={css.note}>{words.pictures.note}</Text>
      <Progress label={words.pictures.title} part={kept / all} tone={failed > 0 ? 'bad' : 'tea'} />
      {failed > 0 && (
        <View className={css.tools}>
          <Chip on={failedOnly} onTap={() => setFailedOnly(!failedOnly)}>
            {words.pictures.only}
          </Chip>
          <Button fit weight='plain' size='s' busy={retry.busy} onTap={() => retry.run()}>
            {words.pictures.retry}
          </Button>
        </View>
      )}
      {retry.error && <Problem error={retry.error} />}
      {asked.error && !asked.data && <Problem error={asked.error} onRetry={asked.again} />}
      <View className={css.grid}>
        {asked.items.map((one) => (
          <OnePicture key={one.id} one={one} />
        ))}
      </View>
      {asked.more && (
        <Button weight='quiet' busy={asked.fetching} onTap={asked.more}>
          {words.preview.more}
        </Button>
      )}
    </Card>
  )
}

function OnePicture({ one }: { readonly one: One }) {
  return (
    <View className={css.one}>
      <View className={css.picture}>
        {one.address ? <Picture src={one.address} alt={one.title} /> : <Icon name='picture' size={24} />}
      </View>
      <View className={css.words}>
        <View className={css.title}>{one.title}</View>
        <Tag tone={TONES[one.state]}>{words.pictures.state[one.state]}</Tag>
        {one.state === 'failed' && (
          <View className={css.why}>{PICTURE_FAILED[one.reason ?? ''] ?? PICTURE_FAILED.unreachable}</View>
        )}
      </View>
    </View>
  )
}

import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useState } from 'react'
import { useAsk } from '@/app/state/ask'
import type { importRows } from '@/catalogue/import-contract'
import { Screen } from '@/ui'
import { BrandFrame } from '../frame'
import { ChooseFile } from './choose-file'
import css from './index.module.css'
import { Progress } from './progress'
import { ImportResult } from './result'
import { Review } from './review'

/**
 * B3: template → file → check → preview → confirm → result. The file that is looked at stands in the address, so a
 * clerk who was called away goes on where she was; nothing is written before she confirms.
 */
export default function ImportPage() {
  const { i } = useRouter().params
  const [importId, setImportId] = useState(i ?? null)
  return (
    <BrandFrame at='import'>
      {importId === null ? (
        <Start onChecked={setImportId} />
      ) : (
        <Checked importId={importId} onAnother={() => setImportId(null)} />
      )}
    </BrandFrame>
  )
}

function Start({ onChecked }: { onChecked: (importId: string) => void }) {
  return (
    <View className={css.page}>
      <Progress at={0} />
      <ChooseFile onChecked={onChecked} />
    </View>
  )
}

function Checked({ importId, onAnother }: { importId: string; onAnother: () => void }) {
  const asked = useAsk<typeof importRows>('brand/catalogue.importRows', { importId })
  const toStudio = () => Taro.redirectTo({ url: '/brand/studio/index' })
  return (
    <Screen ask={asked} skeleton='list'>
      {({ import: file }) => (
        <View className={css.page}>
          <Progress at={file.state === 'checked' ? 1 : 2} />
          {file.state === 'checked' ? (
            <Review file={file} onDone={asked.again} />
          ) : (
            <ImportResult file={file} onAnother={onAnother} onStudio={toStudio} />
          )}
        </View>
      )}
    </Screen>
  )
}

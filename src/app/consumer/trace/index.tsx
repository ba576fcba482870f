import { useRouter } from '@tarojs/taro'
import type { trace as traceCall } from '@/provenance/contract'
import { Empty, Root, Screen, Stack } from '@/ui'
import { goTab } from '../../routes'
import { useAsk } from '../../state/ask'
import { trace as words } from '../genuine-words'
import { TraceCards } from '../trace-card'

/** Where a batch comes from: readable without login, complete in itself. */
export default function Trace() {
  const { b } = useRouter().params
  const asked = useAsk<typeof traceCall>('visitor/provenance.trace', b ? { batchId: b } : null)
  if (!b) return <Gone />
  return (
    <Screen
      ask={asked}
      skeleton='page'
      problem={({ code }) => (code === 'not-found' || code === 'bad-input' ? <Gone /> : null)}
    >
      {(trace) => (
        <Stack>
          <TraceCards trace={trace} />
        </Stack>
      )}
    </Screen>
  )
}

function Gone() {
  return (
    <Root>
      <Empty
        icon='search'
        title={words.gone}
        text={words.goneNote}
        action={{ label: words.home, onTap: () => goTab('home') }}
      />
    </Root>
  )
}

import { View } from '@tarojs/components'
import Taro, { useRouter } from '@tarojs/taro'
import { useCallback, useEffect, useState } from 'react'
import { type CallError, send } from '@/app/call'
import { goInstead } from '@/app/routes'
import { randomKey } from '@/app/state/visit'
import type { OutputOf } from '@/kernel/contract'
import type { scan as scanCall } from '@/provenance/code-contract'
import { Button, Card, Field, Root, Screen, Stack, told } from '@/ui'
import { words } from '../genuine-words'
import { codeIn } from './code'
import css from './index.module.css'
import { Result } from './result'

/** Is the thing in my hand genuine? Works without login; the phone is not asked where it is. */
export default function Genuine() {
  const code = codeIn(useRouter().params)
  return code ? <Checked code={code} /> : <Begin />
}

type Scanned = OutputOf<typeof scanCall>
type State = { status: 'loading' | 'ready' | 'error'; data: Scanned | null; error: CallError | null }

/** One look is one scan: the key stays the same when the network asks twice. */
function useScan(code: string) {
  const [key] = useState(randomKey)
  const [state, setState] = useState<State>({ status: 'loading', data: null, error: null })
  const again = useCallback(async () => {
    try {
      const data = await send<typeof scanCall>('visitor/provenance.scan', { code }, { key })
      setState({ status: 'ready', data, error: null })
    } catch (error) {
      setState({ status: 'error', data: null, error: error as CallError })
    }
  }, [code, key])
  useEffect(() => {
    void again()
  }, [again])
  return { ...state, at: 0, again }
}

function Checked({ code }: { readonly code: string }) {
  const asked = useScan(code)
  return (
    <Screen ask={asked} skeleton='page'>
      {(found) => <Result found={found} code={code} />}
    </Screen>
  )
}

function Begin() {
  const [typed, setTyped] = useState('')
  const [missing, setMissing] = useState(false)
  const check = (code: string) => goInstead('consumer/genuine', { code })
  const scan = async () => {
    const found = await Taro.scanCode({ scanType: ['qrCode'] }).catch(() => null)
    if (found?.result) check(found.result)
  }
  const submit = () => {
    setMissing(typed.trim().length < 4)
    if (typed.trim().length >= 4) check(typed.trim())
  }
  return (
    <Root>
      <View className={css.intro}>
        <View className={css.seal} />
        <View className={css.introTitle} {...told({ role: 'heading' })}>
          {words.intro}
        </View>
        <View className={css.introNote}>{words.introNote}</View>
      </View>
      <Stack>
        <Card>
          {process.env.TARO_ENV !== 'h5' && (
            <View className={css.scan}>
              <Button weight='tea' onTap={() => void scan()}>
                {words.scan}
              </Button>
            </View>
          )}
          <Field
            id='code'
            label={process.env.TARO_ENV === 'h5' ? words.code : words.field}
            hint={words.hint}
            value={typed}
            max={60}
            onChange={setTyped}
            problem={missing && typed.trim().length < 4 ? words.missing : undefined}
          />
          <Button id='check' weight={process.env.TARO_ENV === 'h5' ? 'tea' : 'plain'} onTap={submit}>
            {words.check}
          </Button>
        </Card>
        <View className={css.privacy}>{words.privacy}</View>
      </Stack>
    </Root>
  )
}

import { Text, View } from '@tarojs/components'
import { Icon, Tap, told } from '@/ui'
import css from './stages.module.css'
import { words } from './words'

export type Stage = keyof typeof words.steps
const STAGES = Object.keys(words.steps) as Stage[]

interface StagesProps {
  readonly at: Stage
  /** Stages that can be gone to from here. */
  readonly open?: readonly Stage[]
  readonly onGo?: (stage: Stage) => void
}

/** Where in the import the clerk stands, and the way back to what was settled before. */
export function Stages({ at, open = [], onGo }: StagesProps) {
  const here = STAGES.indexOf(at)
  return (
    <View className={css.steps} {...told({ role: 'list' })}>
      {STAGES.map((stage, index) => {
        const look = `${css.step} ${index < here ? css.past : ''} ${index === here ? css.now : ''}`
        const place = { name: words.steps[stage], number: index + 1, past: index < here }
        return (
          <View key={stage} className={look} {...told({ role: 'listitem', current: index === here || undefined })}>
            {stage !== at && open.includes(stage) ? (
              <Tap id={`stage-${stage}`} className={css.way} onTap={() => onGo?.(stage)}>
                <Place {...place} />
              </Tap>
            ) : (
              <View className={css.way}>
                <Place {...place} />
              </View>
            )}
          </View>
        )
      })}
    </View>
  )
}

function Place({ name, number, past }: { readonly name: string; readonly number: number; readonly past: boolean }) {
  return (
    <>
      <View className={css.dot}>{past ? <Icon name='check' size={16} /> : number}</View>
      <Text className={css.name}>{name}</Text>
    </>
  )
}

import { View } from '@tarojs/components'
import { useState } from 'react'
import { DeskPage, Strip } from '@/app/desk-page'
import { go } from '@/app/routes'
import { type Paged, usePages } from '@/app/state/pages'
import type { OutputOf } from '@/kernel/contract'
import type { log } from '@/team/contract'
import { Button, Screen, Tabs } from '@/ui'
import { DataTable } from '@/ui/desk'
import { BrandFrame, useBrandName } from '../frame'
import { columns } from './columns'
import { ALL, type Chosen, Filters, filtersOf } from './filters'
import css from './index.module.css'
import { TakeSheet } from './take-sheet'
import { words } from './words'

type Answer = OutputOf<typeof log>

/** B11: every change, with who, when, why and how it ended. */
export default function Audit() {
  const [chosen, setChosen] = useState<Chosen>(ALL)
  const [taking, setTaking] = useState(false)
  const asked = usePages<typeof log>('brand/team.log', filtersOf(chosen))
  const brand = useBrandName()
  const tools = (
    <Button id='take-log' size='s' weight='plain' fit onTap={() => setTaking(true)}>
      {words.take}
    </Button>
  )
  const outcomes = (['all', 'done', 'refused'] as const).map((value) => ({ value, label: words.outcomes[value] }))
  return (
    <BrandFrame at='audit'>
      <DeskPage title={words.title} note={words.note} tools={asked.data && tools} paper={brand}>
        <View className={`${css.filters} off-paper`}>
          <Filters people={asked.data?.people ?? []} chosen={chosen} onChange={setChosen} />
          <Strip>
            <Tabs
              look='pills'
              items={outcomes}
              value={chosen.outcome}
              onChange={(outcome) => setChosen({ ...chosen, outcome })}
            />
          </Strip>
        </View>
        <Screen ask={asked} skeleton='list' empty={() => emptyOf(asked, chosen, () => setChosen(ALL))}>
          {() => <List asked={asked} />}
        </Screen>
        <TakeSheet open={taking} filters={filtersOf(chosen)} onClose={() => setTaking(false)} onTaken={asked.again} />
      </DeskPage>
    </BrandFrame>
  )
}

function emptyOf({ items }: Paged<Answer>, chosen: Chosen, clear: () => void) {
  if (items.length > 0) return null
  return Object.keys(filtersOf(chosen)).length > 0
    ? {
        icon: 'search' as const,
        title: words.none,
        text: words.noneNote,
        action: { label: words.clear, onTap: clear },
      }
    : {
        icon: 'list' as const,
        title: words.empty,
        text: words.emptyNote,
        action: { label: words.toTeam, onTap: () => go('brand/team') },
      }
}

function List({ asked }: { readonly asked: Paged<Answer> }) {
  return (
    <View className={css.list}>
      <DataTable
        caption={words.title}
        columns={columns}
        rows={asked.items}
        keyOf={({ id }) => id}
        nameOf={({ id }) => id.slice(-8)}
      />
      {asked.more && (
        <View className='off-paper'>
          <Button weight='plain' busy={asked.fetching} onTap={asked.more}>
            {words.more}
          </Button>
        </View>
      )}
    </View>
  )
}

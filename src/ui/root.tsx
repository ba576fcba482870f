import { View } from '@tarojs/components'
import { createContext, type PropsWithChildren, useContext } from 'react'
import { useCareClass } from './care'
import style from './screen.module.css'

const Rooted = createContext(false)

/** A page's outermost element: here the sizes of care mode begin. Screen brings it along, unless the page has one already. */
export function Root({ className = '', children }: PropsWithChildren<{ readonly className?: string }>) {
  const care = useCareClass()
  if (useContext(Rooted)) return <View className={className}>{children}</View>
  return (
    <Rooted.Provider value>
      <View className={`${style.screen} ${care} ${className}`}>{children}</View>
    </Rooted.Provider>
  )
}

import { View } from '@tarojs/components'
import type { PropsWithChildren } from 'react'
import style from './stack.module.css'

/** Things below each other with the page's own margins and gaps. */
export function Stack({ flush = false, children }: PropsWithChildren<{ readonly flush?: boolean }>) {
  return <View className={`${style.stack} ${flush ? style.flush : ''}`}>{children}</View>
}

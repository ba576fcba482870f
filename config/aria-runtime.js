// In the app: the names under which attributes travel are counted over the same lists as in the templates.
import { mergeInternalComponents } from '@tarojs/shared'
import components from './aria-components'

mergeInternalComponents(components)

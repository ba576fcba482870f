import { pinyin } from 'pinyin-pro'
import type { Spell } from './rules'

/** ü is typed as v. */
export const spell: Spell = (text) => (text === '' ? [] : pinyin(text, { toneType: 'none', type: 'array', v: true }))

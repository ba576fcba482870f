import type { Id } from '@/kernel/id'
import { idOf } from './ids'
import { buyers } from './neighbours'
import { mei } from './people'
import type { Person } from './person'

export interface Shop {
  readonly id: Id
  readonly owner: Person
  readonly name: string
  readonly about: string
  readonly cover: string
}

/** Mei's shop, opened by herself: free, and nobody stands above it. */
export const meiShop = {
  id: idOf(4, 1),
  owner: mei,
  name: '梅梅的好物',
  about: '自己喝过、用过，才会放进来。',
  cover: 'mei-shop.webp',
} as const

const named = (name: string): Person => buyers.find((person) => person.name === name)!

/** Two more, so that not every card in the whole world is Mei's. */
export const otherShops: readonly Shop[] = [
  {
    id: idOf(4, 2),
    owner: named('浩子'),
    name: '浩子的厨房',
    about: '武汉人，爱做饭。锅边用得上的、下得了饭的，都在这里。',
    cover: 'hao-shop.webp',
  },
  {
    id: idOf(4, 3),
    owner: named('敏姐'),
    name: '敏姐的家常日子',
    about: '给家里挑的，顺手也给你挑一份。不好的我会直说。',
    cover: 'min-shop.webp',
  },
]

import type { Id } from '@/kernel/id'
import { idOf } from './ids'
import { clerks } from './neighbours'
import { kai, wen } from './people'
import type { Person } from './person'

export interface Brand {
  readonly id: Id
  readonly name: string
  readonly about: string
  readonly city: string
  readonly logo: string
  readonly clerk: Person
}

export const northTea: Brand = {
  id: idOf(3, 1),
  name: '北茶',
  about: '在杭州龙坞种茶、炒茶，不经过中间商。',
  city: '杭州',
  logo: 'north-tea.webp',
  clerk: wen,
}

/** A second tenant, so that "another brand's" is never only a word in a test. */
export const southKiln: Brand = {
  id: idOf(3, 2),
  name: '南窑',
  about: '景德镇的小窑口，一窑一百件。',
  city: '景德镇',
  logo: 'south-kiln.webp',
  clerk: kai,
}

const [ashan, laowu, xiu, laoji, qin, mo] = clerks

export const cloudHollow: Brand = {
  id: idOf(3, 3),
  name: '云背坳',
  about: '丽水山里十一户人家的晒场，晒什么卖什么，错过就等明年。',
  city: '丽水',
  logo: 'cloud-hollow.webp',
  clerk: ashan!,
}

export const millWest: Brand = {
  id: idOf(3, 4),
  name: '碾坊西',
  about: '绩溪老碾坊西边的粮铺，稻、麦、豆都按单现碾现装。',
  city: '宣城',
  logo: 'mill-west.webp',
  clerk: laowu!,
}

export const pathShuttle: Brand = {
  id: idOf(3, 5),
  name: '陌上梭',
  about: '南通的小织坊，只用棉和麻，纱线来自哪里写在水洗标上。',
  city: '南通',
  logo: 'path-shuttle.webp',
  clerk: xiu!,
}

export const shavings: Brand = {
  id: idOf(3, 6),
  name: '刨花间',
  about: '安吉的木作和竹编铺子，四位师傅，每件底下有做的人的名字。',
  city: '湖州',
  logo: 'shavings.webp',
  clerk: laoji!,
}

export const threePods: Brand = {
  id: idOf(3, 7),
  name: '皂角三钱',
  about: '在大理熬皂、倒蜡、合香。配方写在每一件的背面。',
  city: '大理',
  logo: 'three-pods.webp',
  clerk: qin!,
}

export const paperFerry: Brand = {
  id: idOf(3, 8),
  name: '纸渡口',
  about: '泾县渡口边的纸铺，抄纸、订本子，也配写字的家什。',
  city: '宣城',
  logo: 'paper-ferry.webp',
  clerk: mo!,
}

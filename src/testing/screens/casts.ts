import { type Brand, longjing, type Person, type World, wholeWorld } from '../world'
import { idOf } from '../world/ids'
import { person } from '../world/person'

/** Everything as long and as odd as the database lets it be: two hundred characters, emoji, several scripts. */
const LONG_TITLE =
  '高山云雾手工炒制明前特级龙井礼盒 🍵🎁 Hand-roasted Longjing «Première Récolte» 2026 ☘️ 家庭分享装（含四罐独立小罐、一只竹茶则、一本冲泡小册）送长辈自饮两相宜 ' +
  'ปลูกบนภูเขา 摘りたて 새싹 чай первого сбора 每一罐都写着采摘人的名字与采摘日期，收到后请冷藏保存，开罐后三十天内喝完风味最好，愿你喝到山里的春天'
const LONG_ABOUT = `${LONG_TITLE}。`.repeat(2)
const LONG_NAME = '阿卜杜勒热合曼·买买提依明江-李🌸Li'

const [buyer, helper, clerk, owner] = ['laocha', 'banlv', 'zhanggui', 'dianzhu'].map((spelled, at) =>
  person(90 + at, {
    spelled: spelled.slice(0, 6),
    name: LONG_NAME,
    region: '新疆维吾尔自治区克孜勒苏柯尔克孜自治州阿图什市',
    detail: '松他克街道幸福花园小区 12 号楼 3 单元 1801 室（门卫右手边，快递柜放不下请打电话，晚上八点以后在家）',
  }),
) as [Person, Person, Person, Person]

const brand: Brand = {
  id: idOf(3, 90),
  name: '云深不知处手作茶研究所与老友们',
  about: LONG_ABOUT.slice(0, 300),
  city: '克孜勒苏柯尔克孜自治州',
  logo: 'north-tea.webp',
  clerk,
}

const goods = {
  ...longjing,
  id: idOf(5, 90),
  handle: 'long-longjing',
  title: LONG_TITLE.slice(0, 200),
  about: LONG_ABOUT.slice(0, 500),
  skus: longjing.skus.slice(0, 2).map((sku, at) => ({
    ...sku,
    id: idOf(6, 9000 + at),
    code: `LONG-CODE-OF-A-VERY-CAREFUL-CLERK-2026-${at}`,
    options: `特级明前 · 一芽一叶 · 四罐礼盒装（含竹茶则与冲泡小册）/ 500 克 / 附手写贺卡 / 第 ${at + 1} 款`,
    priceFen: 98_765_400,
  })),
}

/** A world of its own in which everything is as long as it may be. */
export const longWorld: World = {
  people: [buyer, helper, clerk, owner],
  operators: [],
  brands: [brand],
  goodsOf: new Map([[brand.id, [goods]]]),
  shops: [
    {
      id: idOf(4, 90),
      owner,
      name: LONG_NAME.repeat(2).slice(0, 40),
      about: LONG_ABOUT.slice(0, 200),
      cover: 'mei-shop.webp',
    },
  ],
  offers: [
    {
      campaignId: idOf(7, 90),
      brand,
      product: goods,
      kind: 'group-buy',
      terms: { size: 2, hours: 24, unitsPerPerson: 9 },
      commissionRate: 1234,
      goods: goods.skus.map((sku) => ({ sku, priceFen: 87_654_300, singlePriceFen: 98_765_400, quota: 100 })),
    },
  ],
  team: [{ brand, person: helper, role: 'shipping' }],
}

const fresh = (n: number, spelled: string) =>
  person(n, { spelled, name: '新来的', region: '浙江省杭州市西湖区', detail: '文三路 1 号' })
const [newBuyer, newClerk, newOwner] = [fresh(95, 'xinmai'), fresh(96, 'xinpai'), fresh(97, 'xindia')]
/** Comes in the last hour, whatever the time of day, and has never been here before. */
export const latecomer = person(94, {
  spelled: 'chidao',
  name: '迟到',
  region: '江苏省南京市鼓楼区',
  detail: '中山北路 30 号',
})

const newBrand: Brand = {
  ...brand,
  id: idOf(3, 91),
  name: '刚来的牌子',
  about: '',
  city: '',
  logo: '',
  clerk: newClerk,
}

/** Those to whom nothing has happened yet. */
export const newWorld: World = {
  people: [newBuyer, newClerk, newOwner],
  operators: [],
  brands: [newBrand],
  goodsOf: new Map(),
  shops: [{ id: idOf(4, 91), owner: newOwner, name: '新店', about: '', cover: 'missing.webp' }],
  offers: [],
  team: [],
}

export const longBuyer = buyer
export const longHelper = helper
export { newBuyer, wholeWorld }

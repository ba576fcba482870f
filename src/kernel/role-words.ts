import type { BrandRole } from './duties'

/** What roles at a brand are called. */
export const ROLE_NAMES: Readonly<Record<BrandRole, string>> = {
  owner: '负责人',
  goods: '商品',
  campaigns: '活动',
  shipping: '发货',
  finance: '财务',
  reader: '只读',
}

/** Why a door is closed: to somebody with other duties, to who is none of the brand's people, to a key without the scope. */
export function whyForbidden({ door, role, roles, scope }: Readonly<Record<string, unknown>>): string {
  if (typeof scope === 'string') return `这把密钥没有 ${scope} 权限，什么都没有改变；请换一把密钥`
  const name = ROLE_NAMES[role as BrandRole]
  if (name && Array.isArray(roles)) {
    const may = roles.map((one) => `「${ROLE_NAMES[one as BrandRole] ?? one}」`).join('或')
    return `你的角色是「${name}」，这里要${may}才能进，什么都没有改动`
  }
  return door === 'brand' ? '你的账号现在不是品牌成员，什么都没有改动' : '你的账号没有查看这里的权限'
}

import type { Detail } from './draft'

export type Sku = Detail['skus'][number]

/** How a SKU is called where it stands alone. */
export const nameText = ({ options, code }: Sku): string => options || code

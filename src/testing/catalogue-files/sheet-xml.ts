/** XML of sheets, written by hand. */
export const row = (n: number, ...cells: string[]) => `<row r="${n}">${cells.join('')}</row>`
export const text = (at: string, words: string) => `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
export const HEAD = row(1, text('A1', '商品编码'), text('B1', '商品名称'), text('C1', '价格(元)'))
export const data = (...rows: string[]) => `<sheetData>${rows.join('')}</sheetData>`

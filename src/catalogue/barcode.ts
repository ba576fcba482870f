/** Bar codes of goods: GTIN-8, -12 (UPC), -13 (EAN, 69…) and -14, whose last digit checks the others (GS1). */
export const isBarcode = (text: string): boolean => hasLength(text) && checkDigit(text.slice(0, -1)) === text.at(-1)

const hasLength = (text: string): boolean => /^(?:\d{8}|\d{12,14})$/.test(text)

/** The digit that belongs behind the others: from the right they count three times and once in turn. */
export function checkDigit(digits: string): string {
  const sum = [...digits].reverse().reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 3 : 1), 0)
  return String((10 - (sum % 10)) % 10)
}

/** What a spreadsheet makes of a long number: 4.90123E+12. The digits are gone. */
export const isDamagedNumber = (text: string): boolean => /^\d(?:[.,]\d+)?E\+?\d{1,2}$/i.test(text)

export type BarcodeFault =
  | { readonly code: 'barcode-damaged' | 'barcode-length' }
  /** Facts: the number as it would be right, where one digit or a lost zero explains it. */
  | { readonly code: 'barcode-check-digit' | 'barcode-zero-lost'; readonly facts: { readonly right: string } }

export function barcodeFault(text: string): BarcodeFault | null {
  if (isBarcode(text)) return null
  if (isDamagedNumber(text)) return { code: 'barcode-damaged' }
  if (/^\d+$/.test(text) && !hasLength(text)) {
    const whole = `0${text}`
    if (isBarcode(whole)) return { code: 'barcode-zero-lost', facts: { right: whole } }
  }
  if (!hasLength(text)) return { code: 'barcode-length' }
  return { code: 'barcode-check-digit', facts: { right: text.slice(0, -1) + checkDigit(text.slice(0, -1)) } }
}

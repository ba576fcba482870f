/** A name as strangers may see it: the first character, the rest hidden whatever its length. "林小雨" → "林*" */
export const maskName = (name: string): string => `${[...name.trim()][0] ?? ''}*`

/** A phone number as strangers may see it: "13812341234" → "138****1234"; anything else disappears altogether. */
export const maskPhone = (phone: string): string => {
  const match = /^(\d{3})\d{4}(\d{4})$/.exec(phone)
  return match ? `${match[1]}****${match[2]}` : '****'
}

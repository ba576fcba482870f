const NAMES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** What people wrote, as text of a page: nothing in it is a tag. */
export const plain = (text: string): string => text.replace(/[&<>"']/g, (sign) => NAMES[sign]!)

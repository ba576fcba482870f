/** The code in whatever led here: our own link, a mini-program code, a link that WeChat opened, a scan inside the app. */
export function codeIn(params: Readonly<Record<string, string | undefined>>): string {
  const said = plain(params.code || params.scene || params.q || '')
  return /\/g\/([^/?#]+)/i.exec(said)?.[1] ?? said
}

/** WeChat encodes what it hands over; rubbish is left as it is and found to be none of ours. */
function plain(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

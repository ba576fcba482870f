/** The mini-program has no origin: what the API calls "/pictures/…" needs the API's address in front. */
export function absolute(src: string): string {
  return process.env.TARO_ENV === 'weapp' && src.startsWith('/') ? API_URL + src : src
}

import dayjs from 'dayjs'
import utc from 'dayjs/plugin/utc'

dayjs.extend(utc)

/** Promises are made in Chinese time, wherever the phone is. */
const china = (at: string | number) => dayjs(at).utcOffset(480)

/** 11月24日 */
export const day = (at: string | number): string => china(at).format('M月D日')
/** 11月24日 18:30 */
export const dayTime = (at: string | number): string => china(at).format('M月D日 HH:mm')
/** 18:30 today, 11月24日 18:30 on any other day */
export const recent = (at: string | number, now: number): string => (day(at) === day(now) ? clock(at) : dayTime(at))
/** 18:30 */
export const clock = (at: string | number): string => china(at).format('HH:mm')
/** 2029年11月24日: for days so far away that the year must be said */
export const longDay = (at: string | number): string => china(at).format('YYYY年M月D日')

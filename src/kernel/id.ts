import { v7, validate } from 'uuid'

/** Ids are UUID version 7: made by the application, ordered by time, so that no sequence is shared between servers. */
export type Id = string

export const newId = (): Id => v7()

/** Whether a text can be an id at all: the database throws at whatever can’t. */
export const isId = (text: string): boolean => validate(text)

/** The 32 plain characters of an id: fits WeChat Pay's merchant order and refund numbers (6–32 of [0-9A-Za-z_-|*]). */
export const compactId = (id: Id): string => id.replaceAll('-', '')

/** The id behind a compact number again. */
export const expandId = (compact: string): Id => compact.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')

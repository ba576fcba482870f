import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html } from 'hono/html'
import type { HtmlEscapedString } from 'hono/utils/html'

export type Markup = HtmlEscapedString | Promise<HtmlEscapedString>

/** The style sheet is a file of its own, so that it is edited as one. */
const styleOf = (folder: string): string => readFileSync(join(folder, 'pages.css'), 'utf8')

/** A page of the stand-in: for a phone, Chinese, without scripts. */
export function page(title: string, body: Markup): Markup {
  return html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <title>${title}</title>
        <link rel="stylesheet" href="/pages.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`
}

/** Whether somebody may be sent back there. */
export const isWebAddress = (text: string): boolean => /^https?:\/\//.test(text) && URL.canParse(text)

export const stylesheet = styleOf(__dirname)

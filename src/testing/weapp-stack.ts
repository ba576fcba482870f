import { splitUrl } from './weapp-package'
import type { Page } from './weapp-page'

/** The pages of one mini-program on top of each other, as WeChat keeps them. */
export interface Stack {
  readonly pages: readonly Page[]
  top(): Page
  push(url: string): Promise<Page>
  replace(url: string): Promise<Page>
  switchTab(url: string): Promise<Page>
  restart(url: string): Promise<Page>
  back(delta: number): Promise<void>
  closeAll(): Promise<void>
}

type Open = (route: string, query: Record<string, string>) => Promise<Page>
/** WeChat refuses an eleventh page. */
const DEPTH_MAX = 10

export function makeStack(open: Open, tabs: ReadonlySet<string>): Stack {
  const pages: Page[] = []
  const opened = async (url: string): Promise<Page> => {
    const { route, query } = splitUrl(url)
    const page = await open(route, query)
    pages.push(page)
    await page.show()
    return page
  }
  const closeAll = async () => {
    while (pages.length > 0) await pages.pop()!.close()
  }
  const restart = async (url: string) => {
    await closeAll()
    return opened(url)
  }
  return {
    pages,
    top: () => {
      const page = pages.at(-1)
      if (!page) throw new Error('no page is open')
      return page
    },
    async push(url) {
      if (tabs.has(splitUrl(url).route)) throw { errMsg: 'navigateTo:fail can not navigateTo a tabbar page' }
      if (pages.length >= DEPTH_MAX) throw { errMsg: 'navigateTo:fail webview count limit exceed' }
      await pages.at(-1)?.hide()
      return opened(url)
    },
    async replace(url) {
      await pages.pop()?.close()
      return opened(url)
    },
    async switchTab(url) {
      if (!tabs.has(splitUrl(url).route)) throw { errMsg: 'switchTab:fail can not switch to no-tabBar page' }
      return restart(url)
    },
    restart,
    async back(delta) {
      for (let left = delta; left > 0 && pages.length > 1; left--) await pages.pop()!.close()
      await pages.at(-1)?.show()
    },
    closeAll,
  }
}

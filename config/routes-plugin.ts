import type { Compilation, Compiler } from 'webpack'

/**
 * Writes `routes.json` beside the H5 build: which files each page needs beyond the entry. The server names them in the
 * head of a card's page, so that a cold phone fetches them at once instead of after the app has started.
 */
export class RoutesPlugin {
  apply(compiler: Compiler): void {
    const { sources, Compilation } = compiler.webpack
    const at = { name: 'RoutesPlugin', stage: Compilation.PROCESS_ASSETS_STAGE_REPORT }
    compiler.hooks.thisCompilation.tap(at.name, (compilation) => {
      compilation.hooks.processAssets.tap(at, () =>
        compilation.emitAsset('routes.json', new sources.RawSource(JSON.stringify(routesOf(compilation)))),
      )
    })
  }
}

const PAGE = /(?:^|\/)((?:pages|consumer|reseller|brand|operator)\/[\w-]+\/index)(?:\.tsx)?(?:\?|$)/

/** `{ "consumer/campaign/index": ["js/12.ab….js", "css/…"] }`, by each page's own import in Taro's router. */
function routesOf(compilation: Compilation): Record<string, string[]> {
  const routes: Record<string, string[]> = {}
  for (const group of compilation.chunkGroups) {
    for (const { request } of group.origins) {
      const route = PAGE.exec(request ?? '')?.[1]
      if (route) routes[route] = group.getFiles().filter((file) => /\.(js|css)$/.test(file))
    }
  }
  return routes
}

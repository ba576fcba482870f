/**
 * Arrows only run down: app and cloud stand above the areas, kernel and ui lie below (style guide, "The map").
 * dependency-cruiser checks what imports show; `boundaries-scan.ts` checks what only the source shows.
 */

const AREA =
  '(?:catalogue|shops|sharing|campaigns|orders|payments|ledger|after-sales|crm|insight|review|ratings|discovery|customers|team|files|provenance|open)'
const TEST = '\\.test\\.tsx?$'
const KIND_FOLDER = '^src/campaigns/(?!parts/)[^/]+/'
const PANELS = '^src/campaigns/[^/]+/[^/]+\\.tsx$'
const SCREEN_LIST = '^src/campaigns/all-(?:consumer|reseller|brand)\\.ts$'
const SIDE = '(?:consumer|reseller|brand|operator)'
const CLIENT_PACKAGE = 'node_modules/(?:@tarojs|react|react-dom|zustand|axios)(?:/|$)'
const SERVER_PACKAGE =
  'node_modules/(?:postgres|hono|@hono|fast-jwt|csv-parse|iconv-lite|chardet|qrcode|uuid|pinyin-pro|@napi-rs|html-to-text|ipaddr\\.js)(?:/|$)'

const rule = (name, comment, { from, to }) => ({ name, comment, severity: 'error', from, to })

const circles = [rule('no-circles', 'Nothing may need itself to be understood.', { from: {}, to: { circular: true } })]

const PURE = `^src/${AREA}/rules\\.ts$|${KIND_FOLDER}[^/]+\\.ts$|^src/campaigns/parts/[^/]+\\.ts$`
const rules = [
  rule('rules-are-pure', 'Rules know the kernel and their own folder: no database, no service, no library.', {
    from: { path: PURE, pathNot: TEST },
    to: {
      pathNot: [
        '^src/kernel/',
        '^src/campaigns/(?:kind|panels|world)\\.ts$',
        '^src/campaigns/parts/',
        `${KIND_FOLDER}[^/]+\\.ts$`,
      ],
    },
  }),
  rule('rules-are-pure', 'Ids are arguments, and a rule has no use for a database or a schema library.', {
    from: { path: PURE, pathNot: TEST },
    to: { path: '^src/kernel/(?:id|db|shapes)\\.ts$', dependencyTypesNot: ['type-only'] },
  }),
  rule('rules-stay-home', 'What an area decides is nobody else’s business; the shells above may ask it.', {
    from: { path: '^src/([^/]+)/', pathNot: ['^src/(?:app|cloud|testing)/', TEST] },
    to: { path: `^src/${AREA}/rules\\.ts$`, pathNot: '^src/$1/' },
  }),
]

const kinds = [
  rule('kinds-do-not-meet', 'A kind is one folder; what two kinds share belongs to parts/.', {
    from: { path: '^src/campaigns/((?!parts/)[^/]+)/' },
    to: { path: KIND_FOLDER, pathNot: '^src/campaigns/$1/' },
  }),
  rule('kinds-only-through-the-lists', 'Nobody outside names a kind: `npm run new:campaign` writes the lists.', {
    from: {
      path: '^src/',
      pathNot: ['^src/campaigns/[^/]+/', '^src/campaigns/all-[a-z]+\\.ts$', '^src/testing/', TEST],
    },
    to: { path: KIND_FOLDER },
  }),
  rule('panels-know-little', 'A panel gets state and onAct, and draws with ui: no network, no store, no page.', {
    from: { path: PANELS },
    to: {
      path: '^src/',
      pathNot: ['^src/campaigns/[^/]+/', '^src/campaigns/(?:kind|panels|contract)\\.ts$', '^src/(?:ui|kernel)/'],
    },
  }),
]

const STORE = '(?:^|/)[a-z-]*store\\.ts$'
const stores = [
  rule('sql-only-in-stores', 'The database driver is opened in one place; stores get a connection as an argument.', {
    from: { path: '^src/', pathNot: ['^src/cloud/postgres/', '^src/testing/'] },
    to: { path: 'node_modules/postgres/', dependencyTypesNot: ['type-only'] },
  }),
  rule('a-store-serves-its-own-service', 'Who needs another area’s rows asks for an effect.', {
    from: { path: '^src/([^/]+)/', pathNot: ['^src/testing/', TEST] },
    to: { path: `^src/[^/]+/[a-z-]*store\\.ts$`, pathNot: '^src/$1/' },
  }),
  rule(
    'a-store-serves-its-own-service',
    'Within an area the store belongs to the service, not to rules or contracts.',
    {
      from: { path: '(?:contract|words|kind|panels|terms|rules)\\.ts$|\\.tsx$' },
      to: { path: STORE, pathNot: '^src/app/' },
    },
  ),
  rule('services-meet-only-in-the-cloud', 'Areas never call each other: they return effects.', {
    from: { path: `^src/(${AREA})/` },
    to: { path: `^src/${AREA}/`, pathNot: '^src/$1/' },
  }),
]

const shells = [
  rule('the-app-never-reaches-the-cloud', 'The phone holds no server code.', {
    from: { path: ['^src/(?:app|ui)/', PANELS, SCREEN_LIST], pathNot: TEST },
    to: {
      path: [
        '^src/(?:cloud|standin|testing)/',
        `^src/${AREA}/[a-z-]*(?:service|store)\\.ts$`,
        '^src/sheets/(?!words\\.ts$)',
        SERVER_PACKAGE,
      ],
      dependencyTypesNot: ['type-only'],
    },
  }),
  rule('the-app-never-reaches-the-cloud', 'A phone has none of Node’s modules.', {
    from: { path: ['^src/(?:app|ui)/', PANELS], pathNot: TEST },
    to: { dependencyTypes: ['core'] },
  }),
  rule('the-cloud-never-reaches-the-app', 'The server draws nothing.', {
    from: {
      path: [`^src/(?:cloud|standin|kernel|${AREA})/`],
      pathNot: [PANELS, SCREEN_LIST, TEST, '^src/campaigns/panels\\.ts$'],
    },
    to: { path: ['^src/(?:app|ui)/', PANELS, SCREEN_LIST, CLIENT_PACKAGE] },
  }),
  rule('contracts-are-only-types-in-the-app', 'The schema library stays out of the mini-program.', {
    from: { path: ['^src/(?:app|ui)/', PANELS, SCREEN_LIST, '^src/campaigns/panels\\.ts$'], pathNot: TEST },
    to: {
      path: ['(?:^|/)[a-z-]*contract\\.ts$', '^src/kernel/shapes\\.ts$', 'node_modules/zod/'],
      dependencyTypesNot: ['type-only'],
    },
  }),
  rule('axios-only-in-call', 'One file knows the network.', {
    from: { path: '^src/', pathNot: '^src/app/call\\.(?:test\\.)?ts$' },
    to: { path: 'node_modules/axios/' },
  }),
  rule('sides-do-not-meet', 'Each side is a package of its own; what two sides share lies beside them.', {
    from: { path: `^src/app/(${SIDE})/` },
    to: { path: `^src/app/${SIDE}/`, pathNot: '^src/app/$1/' },
  }),
]

const grounds = [
  rule('grounds-lie-below', 'The kernel knows nobody.', {
    from: { path: '^src/kernel/' },
    to: { path: '^src/(?!kernel/|testing/)' },
  }),
  rule('grounds-lie-below', 'Tables are read for whoever asks; what their cells mean is the areas’ business.', {
    from: { path: '^src/sheets/', pathNot: TEST },
    to: { path: '^src/(?!sheets/|kernel/)' },
  }),
  rule('grounds-lie-below', 'Building blocks know no business words.', {
    from: { path: '^src/ui/' },
    to: { path: '^src/(?!ui/|kernel/|testing/)' },
  }),
  rule(
    'tests-are-not-product',
    'What ships does not lean on what tests it; only the named world and its trade are seeded and tested alike.',
    {
      from: { path: '^src/(?!testing/)', pathNot: TEST },
      to: { path: ['^src/testing/', TEST], pathNot: '^src/testing/((world|trade)/index|settle-in)\\.ts$' },
    },
  ),
  rule('the-stand-in-stays-outside', 'Product code can’t tell the stand-in from WeChat, so it never imports it.', {
    from: { path: '^src/(?!standin/|testing/)', pathNot: TEST },
    to: { path: '^src/standin/' },
  }),
  rule('everything-resolves', 'An import of nothing.', {
    from: { path: '^src/' },
    to: { couldNotResolve: true, pathNot: '\\.(?:css|png|svg|webp)$' },
  }),
]

module.exports = {
  forbidden: [...circles, ...rules, ...kinds, ...stores, ...shells, ...grounds],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    // Type imports are edges too: an area that only borrows another's types is already entangled.
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.js', '.json', '.d.ts'],
    },
  },
}

/** Pages of each side live in a subpackage of their own, so a buyer never loads a brand's screens. */
const consumer = [
  'campaign',
  'checkout',
  'result',
  'round',
  'order',
  'orders',
  'after-sale',
  'addresses',
  'shop',
  'profile',
  'join',
  'messages',
  'privacy',
  'export',
  'close',
  'help',
  'ratings',
  'rate',
  'search',
  'brand',
  'genuine',
  'trace',
]
const reseller = [
  'open',
  'pick',
  'goods',
  'arrange',
  'share',
  'live',
  'customers',
  'customer',
  'earnings',
  'entries',
  'withdraw',
  'withdrawal',
]
const brand = [
  'home',
  'catalogue',
  'product',
  'figure',
  'import',
  'studio',
  'shipping',
  'ratings',
  'reviews',
  'papers',
  'batches',
  'batch',
  'costs',
  'team',
  'audit',
  'open',
]
const operator = ['home', 'health', 'suspense', 'movements', 'reviews', 'outbox', 'simulator', 'configuration']

const sides = { consumer, reseller, brand, operator }

export default defineAppConfig({
  pages: ['pages/home/index', 'pages/rounds/index', 'pages/shop/index', 'pages/me/index'],
  subPackages: Object.entries(sides)
    .filter(([, names]) => names.length > 0)
    .map(([root, names]) => ({ root, pages: names.map((name) => `${name}/index`) })),
  // The side one goes to next is there before it is tapped.
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['consumer'] },
    'pages/rounds/index': { network: 'all', packages: ['consumer'] },
    'pages/shop/index': { network: 'all', packages: ['reseller'] },
  },
  lazyCodeLoading: 'requiredComponents',
  // WeChat asks before the first interface that touches personal data; ours asks before that, with the reason.
  __usePrivacyCheck__: true,
  // With the page animation on, going back within its 350 ms leaves a blank page on H5.
  ...(process.env.TARO_ENV === 'h5' ? { animation: false } : {}),
  window: {
    backgroundTextStyle: 'dark',
    backgroundColor: '#fbf8f2',
    navigationBarBackgroundColor: '#fbf8f2',
    navigationBarTitleText: '愿团',
    navigationBarTextStyle: 'black',
    // Said aloud, or a browser shows no bar and so no way back.
    navigationStyle: 'default',
  },
  tabBar: {
    custom: false,
    color: '#6b645a',
    selectedColor: '#c23a22',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      { pagePath: 'pages/home/index', text: '好物', iconPath: 'icons/home.png', selectedIconPath: 'icons/home-on.png' },
      {
        pagePath: 'pages/rounds/index',
        text: '我的团',
        iconPath: 'icons/rounds.png',
        selectedIconPath: 'icons/rounds-on.png',
      },
      { pagePath: 'pages/shop/index', text: '小店', iconPath: 'icons/shop.png', selectedIconPath: 'icons/shop-on.png' },
      { pagePath: 'pages/me/index', text: '我', iconPath: 'icons/me.png', selectedIconPath: 'icons/me-on.png' },
    ],
  },
})

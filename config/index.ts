import path from 'node:path'
import { defineConfig, type UserConfigExport } from '@tarojs/cli'
import devConfig from './dev'
import prodConfig from './prod'
import { RoutesPlugin } from './routes-plugin'

const source = path.resolve(__dirname, '..', 'src')

/** The gallery is an app of its own over the same blocks: nothing of it ships with the product. */
const gallery = process.env.YUANTUAN_APP === 'gallery'

const cssModules = {
  enable: true,
  config: { namingPattern: 'module', generateScopedName: '[name]__[local]___[hash:base64:5]' },
}

/** Taro splits only the entry by default; without this every page of the H5 build carries its own copy of the components. */
const splitChunks = {
  chunks: 'all',
  minSize: 10_000,
  cacheGroups: {
    defaultVendors: {
      test: /[\\/]node_modules[\\/]/,
      name: 'vendors',
      chunks: 'initial',
      priority: 10,
      reuseExistingChunk: true,
    },
    asyncVendors: {
      test: /[\\/]node_modules[\\/]/,
      chunks: 'async',
      minChunks: 2,
      priority: 5,
      reuseExistingChunk: true,
    },
    default: { minChunks: 2, priority: -20, reuseExistingChunk: true },
  },
}

export default defineConfig<'webpack5'>(async (merge) => {
  const base: UserConfigExport<'webpack5'> = {
    projectName: 'yuantuan',
    date: '2026-11-22',
    designWidth: 375,
    deviceRatio: { 640: 2.34 / 2, 750: 1, 375: 2, 828: 1.81 / 2 },
    sourceRoot: gallery ? 'src/gallery' : 'src/app',
    outputRoot: gallery ? 'dist/gallery' : `dist/${process.env.TARO_ENV}`,
    plugins: [path.resolve(__dirname, 'aria.js')],
    alias: { '@': source },
    // The mini-program has no origin of its own, so its API's address is compiled in; H5 talks to where it came from.
    defineConstants: { API_URL: JSON.stringify(process.env.TARO_APP_API ?? 'http://127.0.0.1:4100') },
    framework: 'react',
    jsMinimizer: 'esbuild',
    esbuild: { minify: { enable: true, config: { target: 'es2017' } } },
    compiler: { type: 'webpack5', prebundle: { enable: false } },
    cache: { enable: true },
    mini: {
      // Taro compiles its source root only; the rest of `src` must be named.
      compile: { include: [source] },
      optimizeMainPackage: { enable: process.env.NODE_ENV === 'production' },
      postcss: { pxtransform: { enable: true, config: {} }, cssModules },
    },
    h5: {
      publicPath: '/',
      staticDirectory: 'static',
      compile: { include: [source] },
      router: { mode: 'hash' },
      output: { filename: 'js/[name].[hash:8].js', chunkFilename: 'js/[name].[chunkhash:8].js' },
      miniCssExtractPluginOption: {
        ignoreOrder: true,
        filename: 'css/[name].[hash].css',
        chunkFilename: 'css/[name].[chunkhash].css',
      },
      webpackChain: (chain) => {
        chain.optimization.splitChunks(splitChunks)
        chain.plugin('routes').use(RoutesPlugin)
      },
      // A phone's layout grows with the phone; on a desk it stops at the width of a large one.
      postcss: {
        autoprefixer: { enable: true, config: {} },
        pxtransform: { enable: true, config: { maxRootSize: 23 } },
        cssModules,
      },
    },
  }
  return merge({}, base, process.env.NODE_ENV === 'development' ? devConfig : prodConfig)
})

const web = process.env.TARO_ENV === 'h5'

/**
 * The web page is for browsers that know these by themselves (WeChat brings its own Chromium to Android): nothing is
 * lowered for older ones and no stand-ins for what they lack are shipped, which were a tenth of the first script.
 */
const BROWSERS = { chrome: '92', ios: '15.4', safari: '15.4', firefox: '100' }

// Taro's own preset serves the app builds and the tests alike.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: false,
        ...(web ? { targets: BROWSERS, ignoreBrowserslistConfig: true } : {}),
        // Tests run on Node itself: nothing is lowered there, so server code keeps its speed and its stack traces.
        ...(process.env.NODE_ENV === 'test' ? { targets: { node: 'current' } } : {}),
      },
    ],
  ],
  plugins: web ? [require.resolve('./config/components-apart')] : [],
}

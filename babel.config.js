// Taro's own preset serves the app builds and the tests alike.
module.exports = {
  presets: [
    [
      'taro',
      {
        framework: 'react',
        ts: true,
        compiler: 'webpack5',
        useBuiltIns: process.env.TARO_ENV === 'h5' ? 'usage' : false,
        // Tests run on Node itself: nothing is lowered there, so server code keeps its speed and its stack traces.
        ...(process.env.NODE_ENV === 'test' ? { targets: { node: 'current' } } : {}),
      },
    ],
  ],
}

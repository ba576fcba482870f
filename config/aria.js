const path = require('node:path')
const components = require('./aria-components')

/**
 * A Taro plugin: puts aria attributes into the mini-program's templates. Without it everything written for screen
 * readers works in a browser and is lost in WeChat.
 */
module.exports = (taro) => {
  taro.registerMethod({
    name: 'onSetupClose',
    fn(platform) {
      if (!platform.template) return
      platform.template.mergeComponents(taro, components)
      platform.runtimePath = [platform.runtimePath, path.resolve(__dirname, 'aria-runtime.js')].flat()
    },
  })
}

export { liveAMonth } from './month'
export { openMarket } from './open-market'
export { inputOf, publishAll } from './publish'
export { townsfolk } from './townsfolk'

export { liveAMonth } from './month'
export { openMarket } from './open-market'
export { publishAll } from './publish'
export { townsfolk } from './townsfolk'

export { Swiped as Turning } from './swiped'

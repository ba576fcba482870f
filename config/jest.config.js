/**
 * Tests run in projects by what they need: nothing, a database, the compiled mini-program, a browser.
 * `config/test.ts` runs them all in order; a single file is `npx jest --config config/jest.config.js <path>`.
 */

const path = require('node:path')

const rootDir = path.resolve(__dirname, '..')

const common = {
  rootDir,
  transform: { '^.+\\.[cm]?[jt]sx?$': 'babel-jest' },
  moduleNameMapper: {
    '\\.(css|png|svg|webp|jpg)$': '<rootDir>/config/style-stub.js',
    '^@/(.*)$': '<rootDir>/src/$1',
  },
  // d3 comes as ES modules only.
  transformIgnorePatterns: ['/node_modules/(?!(d3-[a-z-]+|internmap)/)'],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.artefacts/'],
}

/** Projects that talk to PostgreSQL share one server, started before the first file and stopped after the last. */
const withDatabase = {
  globalSetup: '<rootDir>/config/jest-database-start.js',
  globalTeardown: '<rootDir>/config/jest-database-stop.js',
}

const project = (displayName, parts) => ({ ...common, displayName, testEnvironment: 'node', ...parts })
const inFolder = (folder) => [`<rootDir>/src/testing/${folder}/**/*.test.ts`]
const folders = ['journeys', 'browser', 'access', 'faults']

module.exports = {
  rootDir,
  reporters: ['default', '<rootDir>/config/weapp-pages-reporter.js', '<rootDir>/config/reporter.js'],
  coverageProvider: 'v8',
  // Only counts up here; inside projects jest ignores it. Long stories set their own with jest.setTimeout.
  testTimeout: 60_000,
  projects: [
    project('unit', {
      testMatch: ['<rootDir>/{src,config}/**/*.test.{ts,tsx}'],
      testPathIgnorePatterns: ['/node_modules/', '\\.db\\.test\\.ts$', ...folders.map((f) => `/src/testing/${f}/`)],
    }),
    project('db', {
      testMatch: ['<rootDir>/src/**/*.db.test.ts'],
      testPathIgnorePatterns: ['/node_modules/', ...folders.map((f) => `/src/testing/${f}/`)],
      ...withDatabase,
    }),
    project('access', { testMatch: inFolder('access'), ...withDatabase }),
    // The mini-program's pages are drawn into jsdom; everything else they need is given by src/testing/mini.ts.
    project('weapp', {
      testMatch: inFolder('journeys'),
      testEnvironment: '<rootDir>/config/jest-mini-environment.js',
      ...withDatabase,
    }),
    project('browser', { testMatch: inFolder('browser'), ...withDatabase }),
    project('faults', { testMatch: inFolder('faults'), ...withDatabase }),
  ],
}

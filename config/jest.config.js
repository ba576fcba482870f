/**
 * Tests run in projects by what they need: nothing, a database, the compiled mini-program, a browser.
 * `config/test.ts` runs them all in order; a single file is `npx jest --config config/jest.config.js <path>`.
 */

const path = require('node:path')

const rootDir = path.resolve(__dirname, '..')

/** Packages that ship as ES modules only: jest's require can't load them, so babel makes them CommonJS. */
const esModulesOnly = ['@seriousme/openapi-schema-validator', '@sparticuz/chromium'].join('|')

const common = {
  rootDir,
  transform: { '^.+\\.[cm]?[jt]sx?$': 'babel-jest' },
  transformIgnorePatterns: [`/node_modules/(?!(${esModulesOnly})/)`],
  moduleNameMapper: {
    '\\.(css|png|svg|webp|jpg)$': '<rootDir>/config/style-stub.js',
    '^@/(.*)$': '<rootDir>/src/$1',
  },
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.data/', '<rootDir>/.artefacts/'],
  testTimeout: 60_000,
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
  reporters: ['default', '<rootDir>/config/reporter.js'],
  coverageProvider: 'v8',
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
      testTimeout: 180_000,
      ...withDatabase,
    }),
    project('browser', { testMatch: inFolder('browser'), testTimeout: 240_000, ...withDatabase }),
    project('faults', { testMatch: inFolder('faults'), testTimeout: 600_000, ...withDatabase }),
  ],
}

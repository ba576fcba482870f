const { writeFileSync, writeSync } = require('node:fs')
const { relative } = require('node:path')
const { closingLine } = require('tsx/cjs/api').require('./closing-line.ts', __filename)

/** A file that could not even start counts as one failure. */
const countsOf = (results) => ({
  passed: results.numPassedTests,
  failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
  skipped: results.numPendingTests + results.numTodoTests,
  red: results.testResults.flatMap(redOf),
})

/** The sentences that did not hold, each behind its file. */
const redOf = ({ testFilePath, testResults, testExecError }) => {
  const file = relative(process.cwd(), testFilePath)
  const red = testResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${file}: ${fullName}`)
  return testExecError ? [...red, `${file}: could not start`] : red
}

/** The last line of a run, alone: how many tests passed. Under `npm test` the counts go to a file to be added up. */
class CountReporter {
  onRunComplete(_contexts, results) {
    const counts = countsOf(results)
    const file = process.env.TEST_COUNTS_FILE
    if (file) writeFileSync(file, JSON.stringify(counts))
    // jest's own summary comes after every other reporter, so the line waits for the end of the process.
    else process.once('exit', () => writeSync(1, `\n${closingLine(counts)}\n`))
  }
}

module.exports = CountReporter

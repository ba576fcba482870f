/**
 * Flags for Node in the API's process. What a batch makes lives as long as the batch; a nursery of ordinary size fills up
 * meanwhile, and the rows are copied about before they die (measured: collecting costs half).
 */
export const NODE_FLAGS = ['--min-semi-space-size=32', '--max-semi-space-size=32']

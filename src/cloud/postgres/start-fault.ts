/** A start that cannot go on and whose message already names the cause and the remedy: print it without a stack. */
export class StartFault extends Error {
  override name = 'StartFault'
}

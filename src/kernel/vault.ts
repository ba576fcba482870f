/**
 * Seals what only the right eyes may read. `about` names the row that the text belongs to: sealed text that was moved to
 * another row does not open there.
 */
export interface Vault {
  seal(plain: string, about: string): string
  open(sealed: string, about: string): string
  /** The name of the key that seals now; what stands under another name still opens. */
  readonly keyId: string
}

/** Whoever asks for the vault can't work without it: a context without one is a mistake in the house, not a refusal. */
export function vaultOf({ vault }: { readonly vault?: Vault | undefined }): Vault {
  if (!vault) throw new Error('this service needs the vault in its context')
  return vault
}

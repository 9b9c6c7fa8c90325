/** A key for one intention of the person; `crypto.randomUUID` exists in secure contexts only. */
export function newIntention(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

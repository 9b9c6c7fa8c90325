/** The letters on an avatar: the last two characters of a Chinese name, the initials of a Latin one. */
export function avatarText(name: string): string {
  const trimmed = name.trim()
  if (/\p{Script=Han}/u.test(trimmed)) return [...trimmed.replace(/\s/g, '')].slice(-2).join('')
  const words = trimmed.split(/\s+/).filter(Boolean)
  const [first = '', last = ''] = [words[0], words.length > 1 ? words.at(-1) : '']
  return ([...first].slice(0, 1).join('') + [...last].slice(0, 1).join('')).toUpperCase() || '?'
}

/** A group is recognized by how its name begins: two Chinese characters, or the initials of two words. */
export function chatAvatarText(name: string): string {
  const letters = [...name.trim()].filter((letter) => /[\p{L}\p{N}]/u.test(letter))
  if (/\p{Script=Han}/u.test(letters[0] ?? '')) return letters.slice(0, 2).join('')
  const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean)
  return (
    words
      .slice(0, 2)
      .map((word) => [...word][0])
      .join('')
      .toUpperCase() || '#'
  )
}

export const AVATAR_HUES = [228, 200, 172, 146, 32, 12, 340, 312, 280, 256] as const

/** By what a person's colour is chosen: the username, which the sign-in page knows as well, else the id. */
export function avatarSeed(person: { id: string; username?: string | null }): string {
  return person.username ?? person.id
}

/** Always the same for the same id, so that people are recognized by it. */
export function avatarHue(id: string): number {
  let hash = 0
  for (const letter of id) hash = (hash * 31 + letter.charCodeAt(0)) >>> 0
  return AVATAR_HUES[hash % AVATAR_HUES.length] ?? AVATAR_HUES[0]
}

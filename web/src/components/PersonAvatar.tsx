import type { Person } from '../api/types'
import { avatarHue, avatarSeed, avatarText } from './avatar'
import styles from './people.module.css'

interface Props {
  person: Pick<Person, 'id' | 'name' | 'username'> | null | undefined
  size?: number
}

/** Decoration beside a name, hence hidden from screen readers. */
export function PersonAvatar({ person, size = 24 }: Props) {
  const hue = person ? avatarHue(avatarSeed(person)) : 0
  return (
    <span
      aria-hidden="true"
      className={person ? styles.avatar : `${styles.avatar} ${styles.avatarUnknown}`}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * (size < 26 ? 0.45 : 0.42)),
        borderRadius: Math.min(8, Math.round(size / 4)),
        ['--hue' as string]: hue,
      }}
    >
      {person ? avatarText(person.name) : ''}
    </span>
  )
}

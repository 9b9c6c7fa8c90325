import type { Person } from '../api/types'
import { avatarHue, avatarTextFor } from './avatar'
import styles from './people.module.css'

interface Props {
  person: Pick<Person, 'id' | 'name'> | null | undefined
  size?: number
}

/** Decoration beside a name, hence hidden from screen readers. */
export function PersonAvatar({ person, size = 24 }: Props) {
  const hue = person ? avatarHue(person.id) : 0
  return (
    <span
      aria-hidden="true"
      className={person ? styles.avatar : `${styles.avatar} ${styles.avatarUnknown}`}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * (size < 22 ? 0.6 : 0.42)),
        borderRadius: Math.min(8, Math.round(size / 4)),
        ['--hue' as string]: hue,
      }}
    >
      {person ? avatarTextFor(person.name, size) : ''}
    </span>
  )
}

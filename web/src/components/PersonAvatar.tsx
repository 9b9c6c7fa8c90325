import type { Person } from '../api/types'
import { avatarHue, avatarText } from './avatar'
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
      style={{ width: size, height: size, fontSize: Math.round(size * 0.42), ['--hue' as string]: hue }}
    >
      {person ? avatarText(person.name) : ''}
    </span>
  )
}

import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { usePerson } from '../api/people'
import type { Id, Person } from '../api/types'
import { PersonAvatar } from './PersonAvatar'
import { PersonCard } from './PersonCard'
import { PersonMarks } from './PersonMarks'
import styles from './people.module.css'

type Props = {
  size?: number
  /** Without the *external* and *departed* marks where the context already says so. */
  plain?: boolean
  /** Without the avatar where one stands beside it already. */
  nameOnly?: boolean
} & ({ person: Person } | { personId: Id })

/** A person as they appear everywhere: avatar, name, marks; hover, focus or tap shows the card. */
export function PersonChip({ size = 22, plain = false, nameOnly = false, ...of }: Props) {
  const { t } = useTranslation()
  const loaded = usePerson('personId' in of ? of.personId : null)
  const person = 'person' in of ? of.person : loaded
  if (!person) {
    return (
      <span className={styles.chip}>
        {!nameOnly && <PersonAvatar person={null} size={size} />}
        <span className={styles.name}>{person === null ? t('common:person.unknown') : '…'}</span>
      </span>
    )
  }
  return (
    <Popover
      content={<PersonCard person={person} />}
      trigger={['hover', 'focus', 'click']}
      mouseEnterDelay={0.4}
    >
      <button
        type="button"
        className={person.state === 'DEPARTED' ? `${styles.chip} ${styles.departed}` : styles.chip}
      >
        {!nameOnly && <PersonAvatar person={person} size={size} />}
        <span className={styles.name}>{person.name}</span>
        {!plain && <PersonMarks person={person} />}
      </button>
    </Popover>
  )
}

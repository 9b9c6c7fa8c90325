import { useTranslation } from 'react-i18next'
import { useDepartments } from '../../api/people'
import type { Person } from '../../api/types'
import { departmentNames } from '../../components/departments'
import { PersonAvatar } from '../../components/PersonAvatar'
import { PersonMarks } from '../../components/PersonMarks'
import styles from './admin.module.css'
import type { PeopleEdit } from './PeopleTable'

interface Props {
  people: readonly Person[]
  edit: PeopleEdit | undefined
}

/** The table on a phone. */
export function PeopleCards({ people, edit }: Props) {
  return (
    <ul className={styles.cards}>
      {people.map((person) => (
        <li key={person.id}>
          {edit?.may(person) ? (
            <button type="button" className={styles.card} onClick={() => edit.of(person)}>
              <Card person={person} />
            </button>
          ) : (
            <div className={styles.card}>
              <Card person={person} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

function Card({ person }: { person: Person }) {
  const { t } = useTranslation()
  const { data } = useDepartments()
  const facts = [...departmentNames(person.departmentIds, data), person.title].filter(Boolean)
  return (
    <>
      <PersonAvatar person={person} size={36} />
      <span className={styles.cardText}>
        <span className={styles.cardName}>
          {person.name} <PersonMarks person={person} />
        </span>
        <span className={styles.cardFact}>{facts.join(' · ')}</span>
      </span>
      {person.role && <span className={styles.quiet}>{t(`common:role.${person.role}`)}</span>}
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { useDepartments } from '../api/people'
import type { Person } from '../api/types'
import { departmentNames } from './departments'
import { PersonAvatar } from './PersonAvatar'
import { PersonMarks } from './PersonMarks'
import styles from './people.module.css'

/** What the hover card of a person says. */
export function PersonCard({ person }: { person: Person }) {
  const { t } = useTranslation()
  const departments = useDepartments()
  const facts = [
    [t('common:person.departments'), departmentNames(person.departmentIds, departments.data).join('、')],
    [t('common:person.mobile'), person.mobile],
    [t('common:person.email'), person.email],
    [t('common:person.username'), person.username],
  ].filter(([, value]) => value)
  return (
    <div className={styles.card}>
      <div className={styles.cardHead}>
        <PersonAvatar person={person} size={44} />
        <div>
          <div className={styles.cardName}>{person.name}</div>
          {person.title && <div className={styles.cardTitle}>{person.title}</div>}
          <div className={styles.marks}>
            <PersonMarks person={person} />
          </div>
        </div>
      </div>
      {facts.length > 0 && (
        <dl className={styles.facts}>
          {facts.map(([label, value]) => (
            <Fact key={label} label={label ?? ''} value={value ?? ''} />
          ))}
        </dl>
      )}
    </div>
  )
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  )
}

import { useTranslation } from 'react-i18next'
import { usePeopleSearch } from '../api/people'
import { whomToAsk } from './builders'
import { PersonChip } from './PersonChip'
import styles from './whomToAsk.module.css'

/** Names those who can mend a flow; without a name at hand it still says who they are. */
export function WhomToAsk() {
  const { t } = useTranslation()
  const people = usePeopleSearch({ kind: 'INTERNAL', state: 'ACTIVE', limit: 200 })
  const asked = whomToAsk(people.data?.items ?? [])
  return (
    <p className={styles.ask}>
      {t(asked.length > 0 ? 'common:ask.builders' : 'common:ask.somebody')}
      {asked.map((person) => (
        <PersonChip key={person.id} person={person} />
      ))}
    </p>
  )
}

import { useTranslation } from 'react-i18next'
import { usePeopleSearch } from '../../api/people'
import { PersonChip } from '../../components/PersonChip'
import { whomToAsk } from './outcome'
import styles from './submit.module.css'

/** Names those who can mend a flow; without a name at hand it still says who they are. */
export function WhomToAsk() {
  const { t } = useTranslation()
  const people = usePeopleSearch({ kind: 'INTERNAL', state: 'ACTIVE', limit: 200 })
  const asked = whomToAsk(people.data?.items ?? [])
  return (
    <p className={styles.ask}>
      {t(asked.length > 0 ? 'records:submitted.ask' : 'records:submitted.askSomebody')}
      {asked.map((person) => (
        <PersonChip key={person.id} person={person} />
      ))}
    </p>
  )
}

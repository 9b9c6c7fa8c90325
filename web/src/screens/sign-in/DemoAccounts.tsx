import { useTranslation } from 'react-i18next'
import type { DemoAccount, Login } from '../../api/types'
import { PersonAvatar } from '../../components/PersonAvatar'
import styles from './entry.module.css'

/** Every person of the demo organization has it; a demo listens on this machine only. */
const DEMO_PASSWORD = 'convoke'

interface Props {
  accounts: readonly DemoAccount[]
  disabled: boolean
  onChoose: (login: Login) => void
}

/** Signs in with one click, to see the product with the eyes of each role. */
export function DemoAccounts({ accounts, disabled, onChoose }: Props) {
  const { t } = useTranslation()
  if (accounts.length === 0) return null
  return (
    <section className={styles.demo}>
      <h2 className={styles.demoTitle}>{t('access:demo')}</h2>
      <ul className={styles.accounts}>
        {accounts.map(({ username, name, role, department }) => (
          <li key={username}>
            <button
              type="button"
              className={styles.account}
              disabled={disabled}
              onClick={() => onChoose({ username, password: DEMO_PASSWORD })}
            >
              <PersonAvatar person={{ id: username, username, name }} size={32} />
              <span className={styles.accountName}>
                {name}
                {department && <span className={styles.department}>{department}</span>}
              </span>
              <span className={styles.role}>{t(`common:role.${role}`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  )
}

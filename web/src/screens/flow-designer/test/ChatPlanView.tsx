import { UserOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import type { ChatPlan } from '../../../api/types'
import { PersonChip } from '../../../components/PersonChip'
import styles from './test.module.css'

/** Who would be in the group; who would not, why, and what to do about it; limits that are not met. */
export function ChatPlanView({ plan }: { plan: ChatPlan }) {
  const { t } = useTranslation()
  const exceeded = plan.limits.filter(({ met }) => !met)
  return (
    <div className={styles.chat}>
      {plan.errand && (
        <p className={styles.errand}>
          <UserOutlined aria-hidden="true" /> <strong>{plan.errand.title}</strong> {plan.errand.what}
        </p>
      )}
      {plan.accepted.length > 0 && (
        <>
          <h4>{t('flows:test.accepted', { count: plan.accepted.length })}</h4>
          <ul className={styles.people}>
            {plan.accepted.map((person) => (
              <li key={person}>
                <PersonChip personId={person} />
              </li>
            ))}
          </ul>
        </>
      )}
      {plan.rejected.length > 0 && (
        <>
          <h4>{t('flows:test.rejected', { count: plan.rejected.length })}</h4>
          <ul className={styles.rejected}>
            {plan.rejected.map(({ person, reason, remedy }) => (
              <li key={person}>
                <PersonChip personId={person} />
                <span>{reason}</span>
                <span className={styles.faint}>{remedy}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      {exceeded.map(({ of, wanted, allowed }) => (
        <p key={of} className={styles.problem}>
          {t('flows:test.limit', { of, wanted, allowed })}
        </p>
      ))}
    </div>
  )
}

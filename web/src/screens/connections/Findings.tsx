import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Finding } from '../../api/types'
import styles from './connections.module.css'
import { findingWord } from './states'

const LOOKS: { [state in Finding['state']]: 'success' | 'error' | 'warning' | 'info' } = {
  OK: 'success',
  MISSING: 'error',
  WARNING: 'warning',
  UNKNOWN: 'info',
}

/** What a check found, each with what to do. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useTranslation()
  if (findings.length === 0) return null
  return (
    <ul className={styles.findings}>
      {findings.map(({ key, state, what, detail, remedy }) => (
        <li key={key}>
          <Alert
            type={LOOKS[state]}
            showIcon
            title={`${what}: ${t(`connections:finding.${findingWord({ key, state })}`)}`}
            description={
              <>
                {detail}
                {remedy && <p>{t('connections:remedy', { remedy })}</p>}
              </>
            }
          />
        </li>
      ))}
    </ul>
  )
}

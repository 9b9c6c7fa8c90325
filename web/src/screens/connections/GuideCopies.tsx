import { useTranslation } from 'react-i18next'
import type { Connection, GuideStep } from '../../api/types'
import { CopyButton } from '../../components/CopyButton'
import styles from './connections.module.css'

interface Props {
  copies: GuideStep['copies']
  connection: Connection
  scopes: string
}

/** What is pasted into the platform's console. */
export function GuideCopies({ copies, connection, scopes }: Props) {
  const { t } = useTranslation()
  const texts = {
    CALLBACK_ADDRESS: connection.callbackAddress ?? '',
    SIGN_IN_ADDRESS: connection.signInAddress ?? '',
    SCOPES: scopes,
  }
  return copies
    .filter((copy) => texts[copy] !== '')
    .map((copy) => (
      <div key={copy} className={styles.copy}>
        <span>{t(`connections:copy.${copy}`)}</span>
        <code>{texts[copy]}</code>
        <CopyButton size="small" text={() => texts[copy]} />
      </div>
    ))
}

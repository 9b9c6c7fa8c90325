import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { explain } from '../../components/explain'
import styles from './messages.module.css'
import type { Outbox, Outgoing } from './outbox'

interface Props {
  entries: readonly Outgoing[]
  outbox: Outbox
}

/** Mine on their way: paler until they have arrived, with a way out when they have not. */
export function PendingMessages({ entries, outbox }: Props) {
  if (entries.length === 0) return null
  return (
    <article className={`${styles.group} ${styles.mine}`}>
      <div className={styles.bubbles}>
        {entries.map((entry) => (
          <Pending key={entry.id} entry={entry} outbox={outbox} />
        ))}
      </div>
    </article>
  )
}

function Pending({ entry, outbox }: { entry: Outgoing; outbox: Outbox }) {
  const { t } = useTranslation()
  if (entry.state === 'SENDING')
    return (
      <div className={`${styles.bubble} ${styles.sending}`}>
        {entry.message.text}
        <span className="visually-hidden">{t('inbox:sending')}</span>
      </div>
    )
  const { title, detail } = explain(entry.error, t)
  return (
    <>
      <div className={`${styles.bubble} ${styles.failed}`}>{entry.message.text}</div>
      <div className={styles.failure} role="alert">
        <span>
          {t('inbox:failed')} · {detail || title}
        </span>
        <Button type="link" size="small" onClick={() => outbox.retry(entry.id)}>
          {t('inbox:resend')}
        </Button>
        <Button type="link" size="small" onClick={() => outbox.discard(entry.id)}>
          {t('inbox:discard')}
        </Button>
      </div>
    </>
  )
}

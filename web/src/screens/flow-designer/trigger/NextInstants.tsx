import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { isZone, nextInstants } from '../../../flows/cron'
import { cronWords } from '../../../flows/schedules'
import { useDesigner } from '../DesignerContext'
import styles from './trigger.module.css'

const SHOWN = 3

/** The schedule in words, and when it comes next, by the clock of its zone. */
export function NextInstants({ cron, zone }: { cron: string; zone: string }) {
  const { t, i18n } = useTranslation()
  const { say } = useDesigner()
  const instants = useMemo(() => nextInstants(cron, zone, new Date(), SHOWN), [cron, zone])
  const format = useMemo(
    () =>
      new Intl.DateTimeFormat(i18n.language === 'zh' ? 'zh-CN' : 'en-GB', {
        dateStyle: 'full',
        timeStyle: 'short',
        ...(isZone(zone) ? { timeZone: zone } : {}),
      }),
    [i18n.language, zone],
  )
  return (
    <section className={styles.next} aria-label={t('flows:schedule.next')}>
      <p className={styles.words}>{cronWords(cron, say)}</p>
      <h3 className={styles.nextTitle}>{t('flows:schedule.next')}</h3>
      {instants.length === 0 ? (
        <p>{t('flows:schedule.never')}</p>
      ) : (
        <ol>
          {instants.map((instant) => (
            <li key={instant.toISOString()}>
              <time dateTime={instant.toISOString()}>{format.format(instant)}</time>
            </li>
          ))}
        </ol>
      )}
      <p>{t('flows:schedule.missed')}</p>
    </section>
  )
}

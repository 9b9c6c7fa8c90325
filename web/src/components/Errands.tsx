import { FormOutlined } from '@ant-design/icons'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/client'
import { keys } from '../api/keys'
import type { Errand } from '../api/types'
import styles from './errands.module.css'
import { useFormat } from './format'

/** What runs wait for me to do, live; nothing when there is none. Each opens its run. */
export function Errands() {
  const { t } = useTranslation()
  const { data } = useQuery({
    queryKey: keys.errands,
    queryFn: ({ signal }) => api.get<{ items: Errand[] }>('/errands', { signal }),
  })
  const errands = data?.items ?? []
  if (errands.length === 0) return null
  return (
    <section className={styles.errands} aria-label={t('inbox:errands.title')}>
      <h2>
        {t('inbox:errands.title')}
        <span className={styles.count}>{errands.length}</span>
      </h2>
      <ul>
        {errands.map((errand) => (
          <li key={`${errand.run} ${errand.step}`}>
            <One errand={errand} />
          </li>
        ))}
      </ul>
    </section>
  )
}

function One({ errand }: { errand: Errand }) {
  const { t } = useTranslation()
  const format = useFormat()
  const detail = errand.detail ?? t('inbox:errands.looking')
  return (
    <Link to={`/runs/${errand.run}`} className={styles.errand}>
      <FormOutlined aria-hidden="true" />
      <span className={styles.name}>{errand.flow.name}</span>
      {errand.until && (
        <time className={styles.until} dateTime={errand.until} title={format.dateTime(errand.until)}>
          {t('inbox:errands.until', { time: format.dateTime(errand.until) })}
        </time>
      )}
      <span className={styles.detail} title={detail}>
        {detail}
      </span>
    </Link>
  )
}

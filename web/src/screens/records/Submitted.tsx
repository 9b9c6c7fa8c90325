import { CheckCircleFilled } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Form, SubmittedRecord } from '../../api/types'
import { LinkButton } from '../../components/LinkButton'
import { RunLine } from './RunLine'
import styles from './submit.module.css'

interface Props {
  form: Form
  record: SubmittedRecord
  onAgain: () => void
}

/** What happened: the record, and what it set going, live. */
export function Submitted({ form, record, onAgain }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className={styles.done}>
      <CheckCircleFilled className={styles.doneIcon} />
      <h2 ref={heading} tabIndex={-1} className={styles.doneTitle}>
        {t('records:submitted.title', { form: form.name, serial: record.serial })}
      </h2>
      {record.runs.length > 0 && (
        <ul className={styles.runs} aria-label={t('records:submitted.runs')}>
          {record.runs.map((run) => (
            <li key={run.id}>
              <RunLine id={run.id} flow={run.flow.name} />
            </li>
          ))}
        </ul>
      )}
      <div className={styles.doneActions}>
        <LinkButton to={`/forms/${form.key}/records/${record.id}`}>{t('records:submitted.open')}</LinkButton>
        <Button type="primary" onClick={onAgain}>
          {t('records:submitted.again')}
        </Button>
      </div>
    </section>
  )
}

import { FileTextOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { RunTrigger } from '../../api/types'
import styles from './runs.module.css'

/** The record that started a run, if one did: its form and title; a deleted one can no longer be opened. */
export function RecordChip({ trigger }: { trigger: Pick<RunTrigger, 'type' | 'form' | 'record'> }) {
  const { t } = useTranslation()
  const { form, record } = trigger
  if (!form || !record) return null
  const title = record.title || `#${record.serial}`
  const content = (
    <>
      <FileTextOutlined className={styles.chipIcon} />
      <span className={styles.chipText}>{title}</span>
      <span className={styles.chipForm}>{form.name}</span>
    </>
  )
  if (trigger.type === 'recordDeleted') return <span className={styles.chip}>{content}</span>
  return (
    <Link
      to={`/forms/${form.key}/records/${record.id}`}
      className={styles.chip}
      aria-label={t('runs:toRecord', { form: form.name, title })}
    >
      {content}
    </Link>
  )
}

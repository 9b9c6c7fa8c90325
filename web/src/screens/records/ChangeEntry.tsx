import { ArrowRightOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Field, Form, RecordChange } from '../../api/types'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import { ValueView } from '../../forms/values/ValueView'
import styles from './record.module.css'

/** Who did what, and for a change each field before and after. */
export function ChangeEntry({ form, change }: { form: Form; change: RecordChange }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <>
      <div className={styles.who}>
        {change.by ? <PersonChip personId={change.by} /> : <ByRun change={change} />}
        <span>{t(`records:timeline.${change.kind}`)}</span>
      </div>
      {change.kind === 'UPDATED' && (
        <ul className={styles.changes}>
          {change.changes.map(({ field, before, after }) => {
            const known = form.definition.fields.find(({ key }) => key === field) ?? unknownField(field)
            return (
              <li key={field}>
                <span className={styles.changed}>{known.label}</span>
                <ValueView field={known} value={before} />
                <ArrowRightOutlined className={styles.arrow} aria-label={t('records:timeline.to')} />
                <ValueView field={known} value={after} />
              </li>
            )
          })}
        </ul>
      )}
      <time className={styles.time} dateTime={change.at}>
        {format.relative(change.at)}
      </time>
    </>
  )
}

function ByRun({ change: { run } }: { change: RecordChange }) {
  const { t } = useTranslation()
  if (!run) return <span>{t('records:timeline.system')}</span>
  return <Link to={`/runs/${run}`}>{t('records:timeline.flow')}</Link>
}

/** A field the form has lost since: its old values are still history. */
function unknownField(key: string): Field {
  return { key, label: key, type: 'text' }
}

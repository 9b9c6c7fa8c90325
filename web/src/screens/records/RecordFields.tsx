import { useTranslation } from 'react-i18next'
import type { Form, FormRecord } from '../../api/types'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import { ValueView } from '../../forms/values/ValueView'
import { ByFlow } from './ByFlow'
import styles from './record.module.css'

export function RecordFields({ form, record }: { form: Form; record: FormRecord }) {
  const { t } = useTranslation()
  const format = useFormat()
  return (
    <dl className={styles.facts}>
      {form.definition.fields.map((field) => (
        <div key={field.key}>
          <dt>{field.label}</dt>
          <dd>
            <ValueView field={field} value={record.values[field.key]} />
          </dd>
        </div>
      ))}
      <div className={styles.origin}>
        <dt>{t('forms:record.serial')}</dt>
        <dd>#{record.serial}</dd>
      </div>
      <div>
        <dt>{t('forms:record.createdBy')}</dt>
        <dd>{record.createdBy ? <PersonChip personId={record.createdBy} /> : <ByFlow />}</dd>
      </div>
      <div>
        <dt>{t('forms:record.createdAt')}</dt>
        <dd>{format.dateTime(record.createdAt)}</dd>
      </div>
    </dl>
  )
}

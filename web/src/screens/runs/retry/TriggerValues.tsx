import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Form, Json, RunDetail, Values } from '../../../api/types'
import { changedValues } from '../../../forms/draft'
import { RecordForm } from '../../../forms/fields/RecordForm'
import { correctable } from './correction'
import styles from './retry.module.css'

/** The id of the form, for the button that sends it from outside. */
export const TRIGGER_FORM = 'retry-values'

interface Props {
  run: RunDetail
  form: Form
  /** Gets what was changed. */
  onSubmit: (values: Values) => Promise<void>
}

/** Other values for this run only, than those of the record that started it. */
export function TriggerValues({ run, form, onSubmit }: Props) {
  const { t } = useTranslation()
  const fields = correctable(form)
  const [before] = useState(() => recordOf(run.triggerData))
  return (
    <div className={styles.values}>
      <div className={styles.form}>
        <p className={styles.faint}>{t('runs:retry.editHint')}</p>
        <RecordForm
          form={form}
          fields={fields}
          initial={before}
          name={TRIGGER_FORM}
          onSubmit={(values) => onSubmit(changedValues(fields, before, values))}
        >
          {null}
        </RecordForm>
      </div>
    </div>
  )
}

/** The fields of the record as they were when it started the run. */
function recordOf(data: Json): Values {
  const { record } = objectOf(data)
  const { values, ...rest } = objectOf(record ?? null)
  return values === undefined ? rest : objectOf(values)
}

function objectOf(value: Json): { [key: string]: Json } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}
}

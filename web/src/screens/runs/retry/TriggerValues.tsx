import { Checkbox } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json, RunDetail, Values } from '../../../api/types'
import { isComputed } from '../../../forms/definition'
import { changedValues } from '../../../forms/draft'
import { RecordForm } from '../../../forms/fields/RecordForm'
import { useForms } from '../../flows/queries'
import styles from './retry.module.css'

/** The id of the form, for the button that sends it from outside. */
export const TRIGGER_FORM = 'retry-values'

interface Props {
  run: RunDetail
  open: boolean
  onOpen: (open: boolean) => void
  /** Gets what was changed. */
  onSubmit: (values: Values) => Promise<void>
}

/** Other values for this run only, than those of the record that started it. */
export function TriggerValues({ run, open, onOpen, onSubmit }: Props) {
  const { t } = useTranslation()
  const forms = useForms()
  const form = forms.data?.find(({ key }) => key === run.trigger.form?.key)
  const fields = form?.definition.fields.filter((field) => !isComputed(field)) ?? []
  const [before] = useState(() => recordOf(run.triggerData))
  if (!form || fields.length === 0) return null
  return (
    <div className={styles.values}>
      <Checkbox checked={open} onChange={(event) => onOpen(event.target.checked)}>
        {t('runs:retry.edit')}
      </Checkbox>
      {open && (
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
      )}
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

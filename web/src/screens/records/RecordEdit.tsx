import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { Form, FormRecord, Values } from '../../api/types'
import { changedValues } from '../../forms/draft'
import { RecordForm } from '../../forms/fields/RecordForm'
import styles from './record.module.css'

interface Props {
  form: Form
  record: FormRecord
  onDone: () => void
}

/** Sends only what was changed: what somebody else changed meanwhile in other fields stays. */
export function RecordEdit({ form, record, onDone }: Props) {
  const { t } = useTranslation()
  const queries = useQueryClient()
  // As it was when the editing began; live changes must not move the ground under the typing.
  const [before] = useState(record.values)
  const saving = useMutation({
    mutationFn: (values: Values) =>
      api.patch<FormRecord>(`/forms/${form.id}/records/${record.id}`, { values }),
    onSuccess: (saved) => {
      queries.setQueryData(keys.record(form.id, record.id), saved)
      void queries.invalidateQueries({ queryKey: keys.records(form.id) })
    },
  })
  return (
    <RecordForm
      form={form}
      fields={form.definition.fields}
      initial={before}
      name="edit"
      onSubmit={async (values) => {
        const changed = changedValues(form.definition.fields, before, values)
        if (Object.keys(changed).length > 0) await saving.mutateAsync(changed)
        onDone()
      }}
    >
      <div className={styles.editBar}>
        <Button type="primary" htmlType="submit" loading={saving.isPending}>
          {t('common:save')}
        </Button>
        <Button onClick={onDone}>{t('common:cancel')}</Button>
      </div>
    </RecordForm>
  )
}

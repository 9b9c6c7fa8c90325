import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { StepOf } from '../../../flows/definition'
import { MappingField } from '../mapping/MappingField'
import { FormSelect } from './FormSelect'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'

/** Which record of which form is deleted. */
export function DeleteRecordFields({ step }: { step: StepOf<'deleteRecord'> }) {
  const { t } = useTranslation()
  const id = useId()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.form')} field="form" htmlFor={id}>
        <FormSelect id={id} value={step.form} onChange={(form) => edit({ form })} />
      </PanelField>
      <MappingField
        label={t('flows:panel.recordToDelete')}
        field="record"
        type="record"
        required
        pickOnly
        mapping={step.record}
        scope={scope}
        onChange={(record) => edit({ record: record ?? { value: null } }, 'record')}
      />
    </div>
  )
}

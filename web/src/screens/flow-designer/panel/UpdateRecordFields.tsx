import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { UpdateRecordStep } from '../../../flows/definition'
import { MappingField } from '../mapping/MappingField'
import { ChangedFields } from './ChangedFields'
import { FormSelect } from './FormSelect'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'

/** Which record of which form, and the fields that change. */
export function UpdateRecordFields({ step }: { step: UpdateRecordStep }) {
  const { t } = useTranslation()
  const id = useId()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.form')} field="form" htmlFor={id}>
        <FormSelect id={id} value={step.form} onChange={(form) => edit({ form, values: {} })} />
      </PanelField>
      <MappingField
        label={t('flows:panel.record')}
        field="record"
        type="record"
        required
        pickOnly
        mapping={step.record}
        scope={scope}
        onChange={(record) => edit({ record: record ?? { value: null } }, 'record')}
      />
      <ChangedFields
        form={step.form}
        values={step.values}
        scope={scope}
        onChange={(values, part) => edit({ values }, part)}
      />
    </div>
  )
}

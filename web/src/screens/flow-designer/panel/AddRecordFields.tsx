import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { fieldType, findForm, writableFields } from '../../../flows/catalog'
import type { AddRecordStep } from '../../../flows/definition'
import { withMapping } from '../../../flows/mappings'
import { suggestedValues } from '../../../flows/newSteps'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { FormSelect } from './FormSelect'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'

/** Into which form, and what goes into each of its fields. */
export function AddRecordFields({ step }: { step: AddRecordStep }) {
  const { t } = useTranslation()
  const { catalog } = useDesigner()
  const id = useId()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const form = findForm(catalog, step.form)
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.form')} field="form" htmlFor={id}>
        <FormSelect
          id={id}
          value={step.form}
          onChange={(chosen) => edit({ form: chosen, values: suggestedValues(chosen, catalog, scope) })}
        />
      </PanelField>
      {!form && <p className={styles.hint}>{t('flows:panel.chooseForm')}</p>}
      {writableFields(form).map((field) => (
        <MappingField
          key={field.key}
          label={field.label}
          field={`values.${field.key}`}
          type={fieldType(field)}
          required={field.required === true}
          target={{ form: step.form, field }}
          mapping={step.values[field.key]}
          scope={scope}
          onChange={(mapping) =>
            edit({ values: withMapping(step.values, field.key, mapping) }, `values.${field.key}`)
          }
        />
      ))}
    </div>
  )
}

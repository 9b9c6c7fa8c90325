import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { findForm } from '../../../flows/catalog'
import type { Condition } from '../../../flows/definition'
import type { ScopeNode } from '../../../flows/scope'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useDesigner } from '../DesignerContext'
import { FormSelect } from './FormSelect'
import { PanelField } from './PanelField'

interface Props {
  form: string
  where: Condition | undefined
  hint: string
  /** What the condition is called. */
  label?: string
  /** Path of the two below the step, as problems name it: `until.`. */
  within?: string
  scope: readonly ScopeNode[]
  onForm: (form: string) => void
  onWhere: (where: Condition) => void
}

/** Of which form, and which of its records. */
export function WhichFields({ form, where, hint, label, within = '', scope, onForm, onWhere }: Props) {
  const { t } = useTranslation()
  const { catalog } = useDesigner()
  const id = useId()
  return (
    <>
      <PanelField label={t('flows:panel.form')} field={`${within}form`} htmlFor={id}>
        <FormSelect id={id} value={form} onChange={onForm} />
      </PanelField>
      {findForm(catalog, form) && (
        <PanelField label={label ?? t('flows:panel.where')} field={`${within}where`} hint={hint}>
          <ConditionEditor condition={where} onChange={onWhere} source={{ form, scope }} />
        </PanelField>
      )}
    </>
  )
}

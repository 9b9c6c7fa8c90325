import { Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { findForm } from '../../../flows/catalog'
import type { Step } from '../../../flows/definition'
import { ConditionEditor } from '../conditions/ConditionEditor'
import { useDesigner } from '../DesignerContext'
import { FormSelect } from './FormSelect'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'

const CHOICES = ['FAIL', 'CONTINUE'] as const

/** Which record is looked for, and what happens when there is none. */
export function GetRecordFields({ step }: { step: Extract<Step, { type: 'getRecord' }> }) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const id = useId()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.form')} field="form" htmlFor={id}>
        <FormSelect
          id={id}
          value={step.form}
          onChange={(form) => edit({ form, where: { all: [{ field: '', op: 'equals' }] } })}
        />
      </PanelField>
      {findForm(catalog, step.form) && (
        <PanelField label={t('flows:panel.where')} field="where" hint={t('flows:panel.whereHint')}>
          <ConditionEditor
            condition={step.where}
            onChange={(where) => edit({ where }, 'where')}
            source={{ form: step.form, scope }}
          />
        </PanelField>
      )}
      <PanelField label={t('flows:panel.ifMissing')} field="ifMissing">
        <Radio.Group
          disabled={readOnly}
          aria-label={t('flows:panel.ifMissing')}
          value={step.ifMissing}
          onChange={(event) => edit({ ifMissing: event.target.value })}
          options={CHOICES.map((value) => ({ value, label: t(`flows:ifMissing.${value}`) }))}
        />
      </PanelField>
    </div>
  )
}

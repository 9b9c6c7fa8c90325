import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../../flows/definition'
import { useDesigner } from '../DesignerContext'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'
import { WhichFields } from './WhichFields'

const CHOICES = ['FAIL', 'CONTINUE'] as const

/** Which record is looked for, and what happens when there is none. */
export function GetRecordFields({ step }: { step: Extract<Step, { type: 'getRecord' }> }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <div className={styles.fields}>
      <WhichFields
        form={step.form}
        where={step.where}
        hint={t('flows:panel.whereHint')}
        scope={scope}
        onForm={(form) => edit({ form, where: { all: [{ field: '', op: 'equals' }] } })}
        onWhere={(where) => edit({ where }, 'where')}
      />
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

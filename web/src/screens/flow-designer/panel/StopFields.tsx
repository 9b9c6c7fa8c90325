import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { StopStep } from '../../../flows/definition'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { NamedMappings } from './NamedMappings'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope, without } from './useStepEdit'

const OUTCOMES = ['DONE', 'FAILED'] as const

/** How the run ends, why, and what it gives back. */
export function StopFields({ step }: { step: StopStep }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.outcome')} field="outcome">
        <Radio.Group
          disabled={readOnly}
          aria-label={t('flows:panel.outcome')}
          optionType="button"
          value={step.outcome ?? 'DONE'}
          onChange={(event) => edit({ outcome: event.target.value })}
          options={OUTCOMES.map((value) => ({ value, label: t(`flows:outcome.${value}`) }))}
        />
      </PanelField>
      <MappingField
        label={t('flows:panel.message')}
        field="message"
        type="text"
        description={t('flows:panel.messageHint')}
        mapping={step.message}
        scope={scope}
        onChange={(message) => edit(message ? { message } : without('message'), 'message')}
      />
      <NamedMappings
        anyType
        label={t('flows:panel.results')}
        field="outputs"
        hint={t('flows:panel.resultsHint')}
        values={step.outputs}
        scope={scope}
        onChange={(outputs, part) => edit({ outputs }, part)}
      />
    </div>
  )
}

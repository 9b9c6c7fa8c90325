import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Mapping, StepOf } from '../../../flows/definition'
import { recipientsOf } from '../../../flows/summaries'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope, without } from './useStepEdit'

type Step = StepOf<'sendMessage'>
type To = NonNullable<Step['to']>

const KINDS = ['people', 'chat'] as const

/** To whom, and what. */
export function SendMessageFields({ step }: { step: Step }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const kind = step.to?.type ?? 'people'
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.toKind')} field="to" own>
        <Radio.Group
          disabled={readOnly}
          aria-label={t('flows:panel.toKind')}
          optionType="button"
          value={kind}
          onChange={(event) => edit({ to: { type: event.target.value } })}
          options={KINDS.map((value) => ({ value, label: t(`flows:panel.toKinds.${value}`) }))}
        />
      </PanelField>
      <MappingField
        key={kind}
        label={t(`flows:panel.to.${kind}`)}
        field={`to.${kind}`}
        type={kind === 'people' ? 'persons' : 'chat'}
        required
        description={t(`flows:panel.toHint.${kind}`)}
        mapping={recipientsOf(step)}
        scope={scope}
        onChange={(mapping) => edit({ to: toOf(kind, mapping) }, 'to')}
      />
      <MappingField
        label={t('flows:panel.text')}
        field="text"
        type="text"
        required
        mapping={step.text}
        scope={scope}
        onChange={(text) => edit(text ? { text } : without('text'), 'text')}
      />
    </div>
  )
}

function toOf(kind: To['type'], mapping: Mapping | undefined): To {
  if (!mapping) return { type: kind }
  return kind === 'people' ? { type: kind, people: mapping } : { type: kind, chat: mapping }
}

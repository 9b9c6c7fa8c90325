import { Radio } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Until, WaitStep } from '../../../flows/definition'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { DurationField } from './DurationField'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'
import { WaitEventFields } from './WaitEventFields'
import { WaitPlatformFields } from './WaitPlatformFields'

type Kind = Until['type']

const BLANK: { [kind in Kind]: Until } = {
  duration: { type: 'duration', amount: { value: 1 }, unit: 'HOURS' },
  time: { type: 'time' },
  event: { type: 'event', event: 'recordCreated', form: '', onTimeout: 'CONTINUE' },
  platformEvent: { type: 'platformEvent', connection: '', event: '', onTimeout: 'CONTINUE' },
}

/** What the run waits for. */
export function WaitFields({ step }: { step: WaitStep }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const set = (until: Until, part?: string) => edit({ until }, part)
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.until')} field="until" own>
        <Radio.Group
          disabled={readOnly}
          aria-label={t('flows:panel.until')}
          optionType="button"
          value={step.until?.type}
          onChange={(event) => set(BLANK[event.target.value as Kind])}
          options={Object.keys(BLANK).map((value) => ({
            value,
            label: t(`flows:panel.untilKinds.${value as Kind}`),
          }))}
        />
      </PanelField>
      {step.until && <UntilFields step={step} until={step.until} onChange={set} />}
    </div>
  )
}

interface Props<U> {
  step: WaitStep
  until: U
  onChange: (until: Until, part?: string) => void
}

function UntilFields({ step, until, onChange }: Props<Until>) {
  const { t } = useTranslation()
  const scope = useStepScope(step)
  switch (until.type) {
    case 'event':
      return <WaitEventFields until={until} scope={scope} onChange={onChange} />
    case 'platformEvent':
      return <WaitPlatformFields until={until} scope={scope} onChange={onChange} />
    case 'duration':
      return (
        <DurationField
          label={t('flows:panel.amount')}
          field="until.amount"
          required
          scope={scope}
          duration={until}
          onChange={(duration) => onChange({ type: 'duration', ...duration }, 'until.amount')}
        />
      )
    case 'time':
      return (
        <MappingField
          label={t('flows:panel.at')}
          field="until.at"
          type="datetime"
          required
          description={t('flows:panel.atHint')}
          mapping={until.at}
          scope={scope}
          onChange={(at) => onChange({ type: 'time', ...(at ? { at } : {}) }, 'until.at')}
        />
      )
  }
}

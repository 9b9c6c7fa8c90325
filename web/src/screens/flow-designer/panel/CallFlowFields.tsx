import { Radio } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { findFlow } from '../../../flows/catalog'
import type { CallFlowStep } from '../../../flows/definition'
import { suggestedArguments } from '../../../flows/newSteps'
import { useDesigner } from '../DesignerContext'
import { CallInputs } from './CallInputs'
import { FlowSelect } from './FlowSelect'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope, without } from './useStepEdit'

/** Which flow is called, with what, and whether its end is waited for. */
export function CallFlowFields({ step }: { step: CallFlowStep }) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const id = useId()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const called = findFlow(catalog, step.flow)
  const choose = (key: string) => {
    const flow = findFlow(catalog, key)
    const kept = flow?.inputs.flatMap(({ key: name }) => {
      const given = step.inputs[name]
      return given ? [[name, given] as const] : []
    })
    const suggested = flow ? suggestedArguments(flow, scope) : {}
    edit({ flow: key, inputs: { ...suggested, ...Object.fromEntries(kept ?? []) } })
  }
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.flow')} field="flow" htmlFor={id} hint={t('flows:call.hint')}>
        <FlowSelect
          id={id}
          label={t('flows:panel.flow')}
          value={step.flow}
          placeholder={t('flows:call.placeholder')}
          onChange={choose}
        />
        {called && (
          <Link to={`/flows/${called.key}`} className={styles.aside}>
            {t('flows:call.open', { name: called.name })}
          </Link>
        )}
      </PanelField>
      <CallInputs step={step} scope={scope} />
      <PanelField label={t('flows:panel.callWait')} field="wait">
        <Radio.Group
          className={styles.column ?? ''}
          disabled={readOnly}
          aria-label={t('flows:panel.callWait')}
          value={step.wait !== false}
          onChange={(event) => edit(event.target.value ? without('wait') : { wait: false })}
          options={[
            { value: true, label: t('flows:call.wait') },
            { value: false, label: t('flows:call.goOn') },
          ]}
        />
        <p className={styles.hint}>
          {t(step.wait === false ? 'flows:call.goOnHint' : 'flows:call.waitHint')}
        </p>
      </PanelField>
    </div>
  )
}

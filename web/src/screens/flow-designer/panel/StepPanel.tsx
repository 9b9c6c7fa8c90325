import { Input, Tabs } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step } from '../../../flows/definition'
import { stepFacts } from '../../../flows/facts'
import { stepDeed } from '../../../flows/summaries'
import { useDesigner } from '../DesignerContext'
import { ActionInputs } from './ActionInputs'
import { AddRecordFields } from './AddRecordFields'
import { BranchFields } from './BranchFields'
import { GetRecordFields } from './GetRecordFields'
import { OutputList } from './OutputList'
import { PanelHead } from './PanelHead'
import styles from './panel.module.css'
import { StepMenu } from './StepMenu'
import { UpdateRecordFields } from './UpdateRecordFields'
import { useStepEdit } from './useStepEdit'

/** A step's name, inputs and output. */
export function StepPanel({ step }: { step: Step }) {
  const { t } = useTranslation()
  const { catalog, say, readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const id = useId()
  const deed = stepDeed(step, catalog, say)
  return (
    <div className={styles.content}>
      <PanelHead
        kind={step.type}
        {...(step.type === 'action' ? { action: step.action } : {})}
        title={deed}
        menu={!readOnly && <StepMenu step={step} />}
      />
      <div className={styles.field} data-field="name">
        <label className={styles.label} htmlFor={id}>
          {t('flows:panel.stepName')}
        </label>
        <Input
          id={id}
          value={step.name}
          placeholder={deed}
          maxLength={60}
          disabled={readOnly}
          onChange={(event) => edit({ name: event.target.value }, 'name')}
        />
      </div>
      {step.type === 'branch' ? (
        <BranchFields step={step} />
      ) : (
        <Tabs
          size="small"
          items={[
            { key: 'inputs', label: t('flows:panel.inputs'), children: <Inputs step={step} /> },
            { key: 'outputs', label: t('flows:panel.outputs'), children: <OutputList step={step} /> },
          ]}
        />
      )}
    </div>
  )
}

/** What decides what the step does, in words: for steps that the designer does not configure yet. */
function Facts({ step }: { step: Step }) {
  const { tell } = useDesigner()
  return (
    <dl className={styles.outputs}>
      {stepFacts(step, tell).map((fact) => (
        <div key={fact.key} className={styles.output}>
          <dt>{fact.label}</dt>
          <dd>{fact.text}</dd>
        </div>
      ))}
    </dl>
  )
}

function Inputs({ step }: { step: Exclude<Step, { type: 'branch' }> }) {
  switch (step.type) {
    case 'action':
      return <ActionInputs step={step} />
    case 'addRecord':
      return <AddRecordFields step={step} />
    case 'updateRecord':
      return <UpdateRecordFields step={step} />
    case 'getRecord':
      return <GetRecordFields step={step} />
    default:
      return <Facts step={step} />
  }
}

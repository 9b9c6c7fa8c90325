import { Input, Tabs } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Step, StepType } from '../../../flows/definition'
import { stepDeed } from '../../../flows/summaries'
import { useDesigner } from '../DesignerContext'
import { ActionInputs } from './ActionInputs'
import { AddRecordFields } from './AddRecordFields'
import { BranchFields } from './BranchFields'
import { CallFlowFields } from './CallFlowFields'
import { ComputeFields } from './ComputeFields'
import { DeleteRecordFields } from './DeleteRecordFields'
import { DeleteRecordsFields } from './DeleteRecordsFields'
import { ForEachFields } from './ForEachFields'
import { GetRecordFields } from './GetRecordFields'
import { GetRecordsFields } from './GetRecordsFields'
import { HttpRequestFields } from './HttpRequestFields'
import { OutputList } from './OutputList'
import { PanelHead } from './PanelHead'
import { ParallelFields } from './ParallelFields'
import styles from './panel.module.css'
import { SendMessageFields } from './SendMessageFields'
import { StepMenu } from './StepMenu'
import { StopFields } from './StopFields'
import { UpdateRecordFields } from './UpdateRecordFields'
import { UpdateRecordsFields } from './UpdateRecordsFields'
import { useStepEdit } from './useStepEdit'
import { WaitFields } from './WaitFields'

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
      {WITHOUT_OUTPUT.has(step.type) ? (
        <Inputs step={step} />
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

const WITHOUT_OUTPUT: ReadonlySet<StepType> = new Set(['branch', 'parallel', 'stop'])

function Inputs({ step }: { step: Step }) {
  switch (step.type) {
    case 'action':
      return <ActionInputs step={step} />
    case 'addRecord':
      return <AddRecordFields step={step} />
    case 'updateRecord':
      return <UpdateRecordFields step={step} />
    case 'getRecord':
      return <GetRecordFields step={step} />
    case 'getRecords':
      return <GetRecordsFields step={step} />
    case 'updateRecords':
      return <UpdateRecordsFields step={step} />
    case 'deleteRecord':
      return <DeleteRecordFields step={step} />
    case 'deleteRecords':
      return <DeleteRecordsFields step={step} />
    case 'sendMessage':
      return <SendMessageFields step={step} />
    case 'httpRequest':
      return <HttpRequestFields step={step} />
    case 'branch':
      return <BranchFields step={step} />
    case 'parallel':
      return <ParallelFields step={step} />
    case 'forEach':
      return <ForEachFields step={step} />
    case 'wait':
      return <WaitFields step={step} />
    case 'compute':
      return <ComputeFields step={step} />
    case 'callFlow':
      return <CallFlowFields step={step} />
    case 'stop':
      return <StopFields step={step} />
  }
}

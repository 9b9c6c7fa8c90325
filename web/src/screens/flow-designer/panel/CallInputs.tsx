import { DeleteOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { findFlow, inputType } from '../../../flows/catalog'
import type { CallFlowStep } from '../../../flows/definition'
import { withMapping } from '../../../flows/mappings'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import styles from './panel.module.css'
import { useStepEdit } from './useStepEdit'

interface Props {
  step: CallFlowStep
  scope: readonly ScopeNode[]
}

/** What the called flow is given: its inputs, and what it once took and no longer does. */
export function CallInputs({ step, scope }: Props) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const edit = useStepEdit(step)
  const called = findFlow(catalog, step.flow)
  const inputs = called?.inputs ?? []
  const left = Object.keys(step.inputs).filter((name) => !inputs.some(({ key }) => key === name))
  const set = (name: string, mapping: Parameters<typeof withMapping>[2]) =>
    edit({ inputs: withMapping(step.inputs, name, mapping) }, `inputs.${name}`)
  return (
    <>
      {called && inputs.length === 0 && <p className={styles.hint}>{t('flows:call.noInputs')}</p>}
      {inputs.map((input) => (
        <MappingField
          key={input.key}
          label={input.label || input.key}
          field={`inputs.${input.key}`}
          type={inputType(input)}
          required={input.required}
          mapping={step.inputs[input.key]}
          scope={scope}
          onChange={(mapping) => set(input.key, mapping)}
        />
      ))}
      {left.map((name) => (
        <MappingField
          key={name}
          label={name}
          field={`inputs.${name}`}
          type="any"
          mapping={step.inputs[name]}
          scope={scope}
          onChange={(mapping) => set(name, mapping)}
          aside={
            !readOnly && (
              <Button
                type="text"
                size="small"
                className={styles.remove ?? ''}
                icon={<DeleteOutlined />}
                aria-label={t('flows:panel.removeValue', { name })}
                onClick={() => set(name, undefined)}
              />
            )
          }
        />
      ))}
    </>
  )
}

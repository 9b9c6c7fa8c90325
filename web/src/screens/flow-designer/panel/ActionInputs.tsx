import { Select } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { findAction, portType } from '../../../flows/catalog'
import type { ActionStep } from '../../../flows/definition'
import { withMapping } from '../../../flows/mappings'
import { useConnections } from '../../flows/queries'
import { useDesigner } from '../DesignerContext'
import { MappingField } from '../mapping/MappingField'
import { PanelField } from './PanelField'
import styles from './panel.module.css'
import { useStepEdit, useStepScope } from './useStepEdit'

/** On which connection, and with which inputs. */
export function ActionInputs({ step }: { step: ActionStep }) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const id = useId()
  const edit = useStepEdit(step)
  const scope = useStepScope(step)
  const connections = useConnections()
  const action = findAction(catalog, step)
  const capable = (connections.data ?? []).filter(
    ({ key, connector }) =>
      key === step.connection ||
      catalog.actions.some((other) => other.connector === connector && other.key === step.action),
  )
  return (
    <div className={styles.fields}>
      <PanelField label={t('flows:panel.connection')} field="connection" htmlFor={id}>
        <Select
          id={id}
          aria-label={t('flows:panel.connection')}
          style={{ width: '100%' }}
          disabled={readOnly}
          loading={connections.isPending}
          value={step.connection}
          options={capable.map(({ key, name }) => ({ value: key, label: name }))}
          onChange={(connection) => edit({ connection })}
        />
      </PanelField>
      {action?.inputs.length === 0 && <p className={styles.hint}>{t('flows:panel.noInputs')}</p>}
      {action?.inputs.map((port) => (
        <MappingField
          key={port.key}
          label={port.label}
          field={`inputs.${port.key}`}
          type={portType(port)}
          required={port.required === true}
          description={port.description ?? null}
          mapping={step.inputs[port.key]}
          scope={scope}
          onChange={(mapping) =>
            edit({ inputs: withMapping(step.inputs, port.key, mapping) }, `inputs.${port.key}`)
          }
        />
      ))}
    </div>
  )
}

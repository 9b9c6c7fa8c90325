import {
  type Catalog,
  type CatalogField,
  fieldType,
  findAction,
  findForm,
  portType,
  RECORD_PARTS,
} from '../../flows/catalog'
import type { Step } from '../../flows/definition'
import type { ValueType } from '../../flows/values'
import type { Say } from '../../flows/words'

/** What a key of an input or output means. */
export interface Port {
  key: string
  label: string
  type: ValueType
  /** The form whose record the value is an id of. */
  form?: string
  field?: CatalogField
}

export function inputPorts(step: Step, catalog: Catalog, say: Say): Port[] {
  switch (step.type) {
    case 'action':
      return actionPorts(findAction(catalog, step.action)?.inputs ?? [])
    case 'addRecord':
      return fieldPorts(step.form, catalog)
    case 'updateRecord': {
      const record: Port = { key: 'record', label: say('panel.record'), type: 'record', form: step.form }
      return [record, { ...record, key: 'id' }, ...fieldPorts(step.form, catalog)]
    }
    case 'getRecord':
      return [...fieldPorts(step.form, catalog), ...partPorts(step.form, say)]
    default:
      return []
  }
}

export function outputPorts(step: Step, catalog: Catalog, say: Say): Port[] {
  switch (step.type) {
    case 'action':
      return actionPorts(findAction(catalog, step.action)?.outputs ?? [])
    case 'addRecord':
    case 'updateRecord':
      return recordPorts(step.form, catalog, say)
    case 'getRecord':
      return [
        { key: 'found', label: say('scope.found'), type: 'boolean' },
        ...recordPorts(step.form, catalog, say),
      ]
    default:
      return []
  }
}

export function recordPorts(form: string, catalog: Catalog, say: Say): Port[] {
  return [...fieldPorts(form, catalog), ...partPorts(form, say)]
}

function actionPorts(ports: readonly { key: string; label: string; type: string }[]): Port[] {
  return ports.map((port) => ({ key: port.key, label: port.label, type: portType(port) }))
}

function fieldPorts(form: string, catalog: Catalog): Port[] {
  const fields = findForm(catalog, form)?.fields ?? []
  return fields.map((field) => ({ key: field.key, label: field.label, type: fieldType(field), field }))
}

function partPorts(form: string, say: Say): Port[] {
  return RECORD_PARTS.map(({ key, type }) => ({ key, label: say(`scope.${key}`), type, form }))
}

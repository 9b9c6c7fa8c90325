import type { Values } from '../../api/types'
import {
  type Catalog,
  type CatalogField,
  fieldType,
  findAction,
  findForm,
  inputType,
  portType,
  RECORD_PARTS,
} from '../../flows/catalog'
import type { Step, Trigger } from '../../flows/definition'
import { outputsOf } from '../../flows/scope'
import { argumentsOf, type Telling } from '../../flows/summaries'
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

/** What the input of a step holds. */
export function inputPorts(step: Step, { catalog, say }: Telling): Port[] {
  const named = (key: string, type: ValueType = 'any', text = key): Port => ({
    key,
    label: say(`panel.${text}`),
    type,
  })
  switch (step.type) {
    case 'action':
      return actionPorts(findAction(catalog, step)?.inputs ?? [])
    case 'addRecord':
      return fieldPorts(step.form, catalog)
    case 'updateRecord': {
      const record: Port = { ...named('record', 'record'), form: step.form }
      return [record, { ...record, key: 'id' }, ...fieldPorts(step.form, catalog)]
    }
    case 'getRecord':
      return [...fieldPorts(step.form, catalog), ...partPorts(step.form, say)]
    case 'sendMessage':
      return [
        { key: 'people', label: say('panel.to.people'), type: 'persons' },
        { key: 'chat', label: say('panel.to.chat'), type: 'chat' },
        named('text', 'text'),
      ]
    case 'httpRequest':
      return [
        named('method', 'text'),
        named('url', 'text'),
        { key: 'query', label: say('http.query'), type: 'any' },
        { key: 'headers', label: say('http.headers'), type: 'any' },
        named('body'),
        { key: 'timeoutSeconds', label: say('http.timeout'), type: 'number' },
        { key: 'repeat', label: say('http.repeat'), type: 'text', field: repeatField(say) },
        { key: 'idempotencyHeader', label: say('http.keyHeader'), type: 'text' },
        { key: 'secrets', label: say('secret.name'), type: 'any' },
      ]
    case 'forEach':
      return [named('items')]
    case 'callFlow':
      return argumentsOf(step, catalog)
    case 'stop':
      return [named('message', 'text')]
    default:
      return []
  }
}

/** Only for the words of its values. */
function repeatField(say: Say): CatalogField {
  const items = ['NEVER', 'SAFE'].map((value) => ({ value, label: say(`http.repeats.${value}`) }))
  return { key: 'repeat', label: '', type: 'select', options: { type: 'static', items } }
}

/** What a step gives: as later steps pick it, and of a record the form too. */
export function outputPorts(step: Step, { catalog, say, scope }: Telling): Port[] {
  switch (step.type) {
    case 'addRecord':
    case 'updateRecord':
      return recordPorts(step.form, catalog, say)
    case 'getRecord':
      return [
        { key: 'found', label: say('scope.found'), type: 'boolean' },
        ...recordPorts(step.form, catalog, say),
      ]
    default:
      return outputsOf(step, scope).map(({ cel, label, type }) => ({
        key: cel.slice(cel.lastIndexOf('.') + 1),
        label,
        type: type ?? 'any',
      }))
  }
}

/** The record that was waited for stands beside the rest, as where it is picked. */
export function shownOutput(step: Step, output: Values): Values {
  const { record, ...rest } = output
  const isRecord = typeof record === 'object' && record !== null && !Array.isArray(record)
  return step.type === 'wait' && isRecord ? { ...rest, ...record } : output
}

/** What a call from outside or from another flow gives. */
export function givenPorts({ inputs = [] }: Trigger): Port[] {
  return inputs.map((input) => ({ key: input.key, label: input.label || input.key, type: inputType(input) }))
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

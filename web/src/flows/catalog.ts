import type { Options } from '../api/types'
import { fieldValueType, type ValueType, valueType } from './values'

/** What the designer knows about the world around a flow: forms with their fields, and the actions of connectors. */
export interface CatalogField {
  key: string
  label: string
  type: string
  /** Of a part of an event; fields of forms have what their type says. */
  valueType?: ValueType
  required?: boolean
  readOnly?: boolean
  options?: Options
  linkage?: unknown
}
export interface CatalogForm {
  id: string
  key: string
  name: string
  fields: readonly CatalogField[]
}
export interface CatalogPort {
  key: string
  label: string
  description?: string | null
  type: string
  required?: boolean
}
export interface CatalogAction {
  connector: string
  key: string
  name: string
  description?: string | null
  inputs: readonly CatalogPort[]
  outputs: readonly CatalogPort[]
}
/** Something that the connections of a connector tell of. */
export interface CatalogEvent {
  connector: string
  key: string
  name: string
  outputs: readonly CatalogPort[]
}
/** Something a call gives. */
export interface CatalogInput {
  key: string
  label?: string | null
  type?: string | null
  required: boolean
}
/** A flow that others can call, as it is published. */
export interface CatalogFlow {
  key: string
  name: string
  enabled: boolean
  inputs: readonly CatalogInput[]
  /** Names of what it gives back. */
  outputs: readonly string[]
}
/** A configured app on a platform, which steps name by its key. */
export interface CatalogConnection {
  key: string
  connector: string
  name?: string
}
export interface Catalog {
  forms: readonly CatalogForm[]
  connections: readonly CatalogConnection[]
  actions: readonly CatalogAction[]
  events: readonly CatalogEvent[]
  flows: readonly CatalogFlow[]
}

/** A form named by key or id, as definitions may name it; or an event, by its [eventSource]. */
export function findForm(catalog: Catalog, name: string): CatalogForm | undefined {
  return catalog.forms.find((form) => form.key === name || form.id === name) ?? eventForm(catalog, name)
}

/** What a condition about an event is about, as it would be about the records of a form. No form is called so. */
export function eventSource({
  connection = '',
  event = '',
}: {
  connection?: string
  event?: string
}): string {
  return `${connection}!${event}`
}

export function isEventSource(name: string): boolean {
  return name.includes('!')
}

/** An event of a connection; of one that is gone, that of any connector that tells of it. */
export function findEvent(
  catalog: Catalog,
  { connection = '', event = '' }: { connection?: string; event?: string },
): CatalogEvent | undefined {
  const alike = catalog.events.filter(({ key }) => key === event)
  const connector = catalog.connections.find(({ key }) => key === connection)?.connector
  return alike.find((candidate) => candidate.connector === connector) ?? alike[0]
}

function eventForm(catalog: Catalog, source: string): CatalogForm | undefined {
  const [connection = '', key] = source.split('!')
  const event = key ? findEvent(catalog, { connection, event: key }) : undefined
  if (!event) return undefined
  const fields = event.outputs.map((port) => ({ ...port, required: false, valueType: portType(port) }))
  return { id: source, key: source, name: event.name, fields }
}

export function findField(catalog: Catalog, form: string, key: string): CatalogField | undefined {
  return findForm(catalog, form)?.fields.find((field) => field.key === key)
}

/** A flow that can be called; definitions name it by key. */
export function findFlow(catalog: Catalog, key: string): CatalogFlow | undefined {
  return catalog.flows.find((flow) => flow.key === key)
}

/** An action of a connection; of one that is gone, the action of any connector that has it. */
export function findAction(
  catalog: Catalog,
  { connection, action }: { connection: string; action: string },
): CatalogAction | undefined {
  const alike = catalog.actions.filter(({ key }) => key === action)
  const connector = catalog.connections.find(({ key }) => key === connection)?.connector
  return alike.find((candidate) => candidate.connector === connector) ?? alike[0]
}

/** Fields a flow may write: serial numbers and linked fields the server fills itself. */
export function writableFields(form: CatalogForm | undefined): readonly CatalogField[] {
  return form?.fields.filter((field) => field.type !== 'serial' && !field.linkage) ?? []
}

/** What each record has besides the fields of its form, in the order it is shown. */
export const RECORD_PARTS: readonly { key: string; type: ValueType }[] = [
  { key: 'id', type: 'record' },
  { key: 'serial', type: 'text' },
  { key: 'createdBy', type: 'person' },
  { key: 'createdAt', type: 'datetime' },
  { key: 'updatedAt', type: 'datetime' },
]

export function fieldType(field: CatalogField): ValueType {
  return field.valueType ?? fieldValueType(field.type)
}

export function inputType({ type }: { type?: string | null }): ValueType {
  return type ? valueType(type) : 'any'
}

export function portType(port: CatalogPort): ValueType {
  return valueType(port.type)
}

import type { Options } from '../api/types'
import { fieldValueType, type ValueType, valueType } from './values'

/** What the designer knows about the world around a flow: forms with their fields, and the actions of connectors. */
export interface CatalogField {
  key: string
  label: string
  type: string
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
}
export interface Catalog {
  forms: readonly CatalogForm[]
  connections: readonly CatalogConnection[]
  actions: readonly CatalogAction[]
  flows: readonly CatalogFlow[]
}

/** A form named by key or id, as definitions may name it. */
export function findForm(catalog: Catalog, name: string): CatalogForm | undefined {
  return catalog.forms.find((form) => form.key === name || form.id === name)
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
  return fieldValueType(field.type)
}

export function inputType({ type }: { type?: string | null }): ValueType {
  return type ? valueType(type) : 'any'
}

export function portType(port: CatalogPort): ValueType {
  return valueType(port.type)
}

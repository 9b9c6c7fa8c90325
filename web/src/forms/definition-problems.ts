import type { Field, Linkage, MultiSelectField, SelectField } from '../api/types'
import { type FormOutline, isChoice, isText } from './definition'
import { isKey, RESERVED_KEYS } from './field-keys'
import { canBeOptionSource, fits, type Property } from './field-kinds'
import { linkageCycle } from './linkages'
import { checkValue, maxLength } from './rules'

export type DefinitionProblemCode =
  | 'label-missing'
  | 'label-duplicate'
  | 'key-invalid'
  | 'key-reserved'
  | 'key-duplicate'
  | 'options-empty'
  | 'option-blank'
  | 'option-duplicate'
  | 'source-incomplete'
  | 'source-gone'
  | 'length-range'
  | 'limit-range'
  | 'linkage-incomplete'
  | 'linkage-gone'
  | 'linkage-mismatch'
  | 'linkage-cycle'
  | 'default-invalid'
  | 'never-filled'

/** One thing that is wrong with a form, and where to mend it. */
export interface DefinitionProblem {
  readonly code: DefinitionProblemCode
  /** Position of the field in the form: keys may be wrong or twice. */
  readonly at: number
  readonly property: Property | 'label' | 'key'
  /** An error keeps the form from being saved; a warning does not. */
  readonly severity: 'error' | 'warning'
  /** Names for the sentence, such as the labels of a circle. */
  readonly names?: readonly string[]
}

type Found = Omit<DefinitionProblem, 'at'>

/**
 * Everything that is wrong with a form.
 *
 * @param forms the forms a rule may name; undefined while they are loading, when rules across forms are not judged
 */
export function definitionProblems(
  fields: readonly Field[],
  forms: readonly FormOutline[] | undefined,
): DefinitionProblem[] {
  const cycle = linkageCycle(fields)
  return fields.flatMap((field, at) => {
    const others = fields.filter((_, index) => index !== at)
    return [
      ...nameProblems(field, others),
      ...(isChoice(field) ? optionProblems(field, forms) : []),
      ...rangeProblems(field),
      ...linkageProblems(field, fields, forms),
      ...(cycle?.[0] === field.key ? [cycleProblem(cycle, fields)] : []),
      ...fillProblems(field),
    ].map((found) => ({ ...found, at }))
  })
}

function nameProblems(field: Field, others: readonly Field[]): Found[] {
  const found: Found[] = []
  const label = field.label.trim()
  if (label === '') {
    found.push(error('label-missing', 'label'))
  } else if (others.some((other) => other.label.trim() === label)) {
    found.push({ code: 'label-duplicate', property: 'label', severity: 'warning' })
  }
  if (!isKey(field.key)) {
    found.push(error('key-invalid', 'key'))
  } else if (RESERVED_KEYS.has(field.key)) {
    found.push(error('key-reserved', 'key'))
  } else if (others.some((other) => other.key === field.key)) {
    found.push(error('key-duplicate', 'key'))
  }
  return found
}

function optionProblems(
  field: SelectField | MultiSelectField,
  forms: readonly FormOutline[] | undefined,
): Found[] {
  const { options } = field
  if (options.type === 'form') {
    return sourceProblems(options.form, options.field, forms)
  }
  const labels = options.items.map((item) => item.label.trim())
  if (labels.length === 0) {
    return [error('options-empty', 'options')]
  }
  if (labels.includes('')) {
    return [error('option-blank', 'options')]
  }
  const twice = labels.filter((label, index) => labels.indexOf(label) !== index)
  return twice.length > 0 ? [{ ...error('option-duplicate', 'options'), names: [...new Set(twice)] }] : []
}

function sourceProblems(
  formKey: string,
  fieldKey: string,
  forms: readonly FormOutline[] | undefined,
): Found[] {
  if (formKey === '' || fieldKey === '') {
    return [error('source-incomplete', 'options')]
  }
  const source = formNamed(forms, formKey)?.definition.fields.find((field) => field.key === fieldKey)
  return forms && !(source && canBeOptionSource(source)) ? [error('source-gone', 'options')] : []
}

function rangeProblems(field: Field): Found[] {
  if (isText(field) && above(field.minLength, maxLength(field))) {
    return [error('length-range', 'length')]
  }
  if (field.type === 'number' && above(field.min, field.max)) {
    return [error('limit-range', 'limits')]
  }
  return []
}

function linkageProblems(
  field: Field,
  own: readonly Field[],
  forms: readonly FormOutline[] | undefined,
): Found[] {
  const { linkage } = field
  if (!linkage) {
    return []
  }
  if (isIncomplete(linkage)) {
    return [error('linkage-incomplete', 'linkage')]
  }
  return forms ? brokenLinkage(field, linkage, own, formNamed(forms, linkage.form)) : []
}

function isIncomplete(linkage: Linkage): boolean {
  const blank = linkage.when.some((match) => match.field === '' || match.equals === '')
  return linkage.form === '' || linkage.take === '' || linkage.when.length === 0 || blank
}

function brokenLinkage(
  field: Field,
  linkage: Linkage,
  own: readonly Field[],
  other: FormOutline | undefined,
): Found[] {
  const taken = fieldNamed(other?.definition.fields, linkage.take)
  const pairs = linkage.when.map((match) => [
    fieldNamed(other?.definition.fields, match.field),
    fieldNamed(own, match.equals),
  ])
  if (!taken || pairs.some(([theirs, ours]) => !theirs || !ours)) {
    return [error('linkage-gone', 'linkage')]
  }
  const compares = pairs.every(([theirs, ours]) => theirs && ours && fits(ours, theirs))
  return fits(field, taken) && compares ? [] : [error('linkage-mismatch', 'linkage')]
}

function cycleProblem(cycle: readonly string[], fields: readonly Field[]): Found {
  const names = cycle.map((key) => fieldNamed(fields, key)?.label ?? key)
  return { ...error('linkage-cycle', 'linkage'), names }
}

function fillProblems(field: Field): Found[] {
  if (field.default?.type === 'value' && checkValue({ ...field, required: false }, field.default.value)) {
    return [error('default-invalid', 'default')]
  }
  const closed = field.required && field.readOnly && !field.default && !field.linkage
  return closed ? [{ code: 'never-filled', property: 'readOnly', severity: 'warning' }] : []
}

function formNamed(forms: readonly FormOutline[] | undefined, key: string): FormOutline | undefined {
  return forms?.find((form) => form.key === key || form.id === key)
}

function fieldNamed(fields: readonly Field[] | undefined, key: string): Field | undefined {
  return fields?.find((field) => field.key === key)
}

function above(low: number | undefined, high: number | undefined): boolean {
  return low !== undefined && high !== undefined && low > high
}

function error(code: DefinitionProblemCode, property: DefinitionProblem['property']): Found {
  return { code, property, severity: 'error' }
}

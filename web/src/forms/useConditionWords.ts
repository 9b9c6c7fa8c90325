import { useTranslation } from 'react-i18next'
import { useDepartments, usePeople } from '../api/people'
import { useMe } from '../api/session'
import type { Condition, Field, Json, Operator } from '../api/types'
import { departmentPath } from '../components/departments'
import { useFormat } from '../components/format'
import type { ConditionWords } from './condition-sentence'
import { fieldKind } from './field-kinds'
import { optionLabel } from './values/optionLabel'

/** The reader's words for conditions on these fields: labels, names and 我, never keys or ids. */
export function useConditionWords(fields: readonly Field[], condition: Condition | null): ConditionWords {
  const { t } = useTranslation()
  const format = useFormat()
  const me = useMe().person.id
  const byKey = new Map(fields.map((field) => [field.key, field]))
  const people = usePeople(condition ? personIds(condition, byKey) : [])
  const departments = useDepartments().data

  function say(field: Field | undefined, value: Json): string {
    if (Array.isArray(value)) return value.map((each) => say(field, each)).join(t('forms:condition.comma'))
    switch (field?.type) {
      case 'member':
      case 'members':
        return value === me ? t('forms:condition.me') : (people.get(String(value))?.name ?? '…')
      case 'department':
        return departmentPath(String(value), departments) || '…'
      case 'date':
        return format.date(String(value))
      case 'datetime':
        return format.dateTime(String(value))
      case 'number':
        return typeof value === 'number' ? format.number(value) : String(value)
      default:
        return field ? optionLabel(field, String(value)) : String(value)
    }
  }

  return {
    field: (key) => byKey.get(key)?.label ?? key,
    operator: (op, key) => t(`forms:operator.${operatorWord(byKey.get(key), op)}`),
    value: (key, value) => say(byKey.get(key), value),
    and: t('forms:condition.and'),
    or: t('forms:condition.or'),
    blank: t('forms:condition.blank'),
  }
}

/** Numbers are equal, times are early or late, everything else *is*. */
export function operatorWord(field: Field | undefined, op: Operator): string {
  const shape = field && fieldKind(field.type).shape
  if (shape === 'number' && op === 'equals') return 'numberEquals'
  if (shape === 'number' && op === 'notEquals') return 'numberNotEquals'
  const isTime = shape === 'date' || shape === 'datetime'
  if (isTime && op === 'greaterOrEqual') return 'timeGreaterOrEqual'
  return isTime && op === 'lessOrEqual' ? 'timeLessOrEqual' : op
}

function personIds(condition: Condition, fields: ReadonlyMap<string, Field>): string[] {
  if ('all' in condition) return condition.all.flatMap((part) => personIds(part, fields))
  if ('any' in condition) return condition.any.flatMap((part) => personIds(part, fields))
  const type = fields.get(condition.field ?? '')?.type
  if (type !== 'member' && type !== 'members') return []
  return [condition.value].flat().filter((each) => typeof each === 'string')
}

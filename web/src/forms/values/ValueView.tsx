import { Tag } from 'antd'
import { useDepartments } from '../../api/people'
import type { Field, Json } from '../../api/types'
import { departmentPath } from '../../components/departments'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import type { FieldValue } from '../definition'
import { isEmpty } from '../rules'
import { optionLabel } from './optionLabel'
import { TextValue } from './TextValue'
import styles from './values.module.css'

interface Props {
  field: Field
  value: FieldValue
  /** On one line, for table cells: long lists end in a count. */
  compact?: boolean
}

/** A value as people read it: people as chips, choices by their labels, dates and numbers formatted; never an id. */
export function ValueView({ field, value, compact = false }: Props) {
  const format = useFormat()
  if (isEmpty(value)) return compact ? null : <span className={styles.none}>—</span>
  switch (field.type) {
    case 'member':
    case 'members':
      return <People ids={strings(value)} compact={compact} />
    case 'department':
      return <DepartmentName id={String(value)} />
    case 'date':
      return <time dateTime={String(value)}>{format.date(String(value))}</time>
    case 'datetime':
      return <time dateTime={String(value)}>{format.dateTime(String(value))}</time>
    case 'number':
      return <span className={styles.number}>{numberText(value, field.unit, format.number)}</span>
    case 'select':
    case 'multiSelect':
      return <Choices labels={strings(value).map((each) => optionLabel(field, each))} compact={compact} />
    case 'textarea':
      return <span className={compact ? undefined : styles.lines}>{String(value)}</span>
    default:
      return <TextValue text={String(value)} />
  }
}

const SHOWN = 3

function People({ ids, compact }: { ids: string[]; compact: boolean }) {
  const shown = compact ? ids.slice(0, SHOWN) : ids
  return (
    <span className={compact ? styles.row : styles.wrap}>
      {shown.map((id) => (
        <PersonChip key={id} personId={id} />
      ))}
      <Rest count={ids.length - shown.length} />
    </span>
  )
}

function Choices({ labels, compact }: { labels: string[]; compact: boolean }) {
  const shown = compact ? labels.slice(0, SHOWN) : labels
  return (
    <span className={compact ? styles.row : styles.wrap}>
      {shown.map((label) => (
        <Tag key={label} className={styles.tag ?? ''}>
          {label}
        </Tag>
      ))}
      <Rest count={labels.length - shown.length} />
    </span>
  )
}

function Rest({ count }: { count: number }) {
  return count > 0 ? <span className={styles.rest}>+{count}</span> : null
}

function DepartmentName({ id }: { id: string }) {
  const { data } = useDepartments()
  return <span>{departmentPath(id, data) || '…'}</span>
}

function numberText(
  value: Json | undefined,
  unit: string | undefined,
  format: (value: number) => string,
): string {
  const text = typeof value === 'number' ? format(value) : String(value)
  return unit ? `${text} ${unit}` : text
}

function strings(value: FieldValue): string[] {
  const all = Array.isArray(value) ? value : [value]
  return all.filter((each) => typeof each === 'string')
}

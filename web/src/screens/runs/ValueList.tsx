import type { Json } from '../../api/types'
import type { Port } from './ports'
import styles from './runPage.module.css'
import { ValueView } from './ValueView'

interface Props {
  value: Json
  ports: readonly Port[]
  empty: string
}

/** Inputs or outputs by label, in the order they are defined; what has no label keeps its key. */
export function ValueList({ value, ports, empty }: Props) {
  const values = flatten(value)
  const known = ports.filter(({ key }) => key in values)
  const unknown = Object.keys(values)
    .filter((key) => !ports.some((port) => port.key === key))
    .map((key): Port => ({ key, label: key, type: 'any' }))
  if (known.length + unknown.length === 0) return <p className={styles.faint}>{empty}</p>
  return (
    <dl className={styles.values}>
      {[...known, ...unknown].map((port) => (
        <div key={port.key} className={styles.value}>
          <dt>{port.label}</dt>
          <dd>
            <ValueView value={values[port.key] ?? null} port={port} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

/** The fields of a record stand below `values`; here they stand beside its id. */
function flatten(value: Json): { [key: string]: Json } {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const { values, ...rest } = value
  const isRecord = typeof values === 'object' && values !== null && !Array.isArray(values)
  return isRecord ? { ...values, ...rest } : value
}

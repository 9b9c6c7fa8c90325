import { ArrowDownOutlined, ArrowUpOutlined } from '@ant-design/icons'
import type { Field } from '../../api/types'
import styles from './ledger.module.css'
import { nextSort, type Sort } from './ledgerView'

interface Props {
  field: Field
  sort: Sort
  onSort: (sort: Sort) => void
}

/** Lists of people or options have no order to sort by. */
export function SortHeader({ field, sort, onSort }: Props) {
  const sortable = field.type !== 'members' && field.type !== 'multiSelect'
  const sorted = sort.key === field.key
  const direction = sort.descending ? 'descending' : 'ascending'
  if (!sortable) return <th className={styles.plainHead}>{field.label}</th>
  return (
    <th
      aria-sort={sorted ? direction : 'none'}
      className={field.type === 'number' ? styles.right : undefined}
    >
      <button type="button" className={styles.head} onClick={() => onSort(nextSort(sort, field.key))}>
        <span className={styles.headText}>{field.label}</span>
        {sorted && (sort.descending ? <ArrowDownOutlined /> : <ArrowUpOutlined />)}
      </button>
    </th>
  )
}

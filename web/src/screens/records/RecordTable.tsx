import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import styles from './ledger.module.css'
import { columnWidth } from './ledgerView'
import { useMayChange } from './permissions'
import { RecordRow } from './RecordRow'
import type { RowsProps } from './rowsProps'
import { SortHeader } from './SortHeader'

const CHOICE_WIDTH = 52

/** Records as rows of 36 px; a plain table, so that its head sticks and its rows stay light. */
export function RecordTable({ form, rows, controls, chosen, onChoose, onOpen }: RowsProps) {
  const { t } = useTranslation()
  const { record: opened } = useParams()
  const mayChange = useMayChange()
  const { columns, view, change } = controls
  const choosable = rows.filter(mayChange)
  const all = choosable.length > 0 && choosable.every(({ id }) => chosen.has(id))
  const toggle = (id: string, on: boolean) => onChoose(on ? new Set([...chosen, id]) : without(chosen, id))
  const width = columns.reduce((sum, field) => sum + columnWidth(field), CHOICE_WIDTH)
  return (
    <table className={styles.table} style={{ minWidth: width }} aria-label={form.name}>
      <colgroup>
        <col style={{ width: CHOICE_WIDTH }} />
        {columns.map((field) => (
          <col key={field.key} style={{ width: columnWidth(field) }} />
        ))}
        <col />
      </colgroup>
      <thead>
        <tr>
          <th>
            <Checkbox
              aria-label={t('records:ledger.chooseAll')}
              checked={all}
              indeterminate={!all && chosen.size > 0}
              disabled={choosable.length === 0}
              onChange={() => onChoose(new Set(all ? [] : choosable.map(({ id }) => id)))}
            />
          </th>
          {columns.map((field) => (
            <SortHeader key={field.key} field={field} sort={view.sort} onSort={(sort) => change({ sort })} />
          ))}
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((record) => (
          <RecordRow
            key={record.id}
            record={record}
            columns={columns}
            opened={record.id === opened}
            chosen={chosen.has(record.id)}
            onChoose={mayChange(record) ? (on) => toggle(record.id, on) : undefined}
            onOpen={onOpen}
          />
        ))}
      </tbody>
    </table>
  )
}

function without(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  return new Set([...ids].filter((each) => each !== id))
}

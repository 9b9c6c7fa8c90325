import { Checkbox } from 'antd'
import type { MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Field, FormRecord } from '../../api/types'
import { ValueView } from '../../forms/values/ValueView'
import styles from './ledger.module.css'
import { recordedValue } from './recordValue'

interface Props {
  record: FormRecord
  columns: Field[]
  opened: boolean
  chosen: boolean
  /** Undefined when the reader may not change this record. */
  onChoose: ((on: boolean) => void) | undefined
  onOpen: (record: FormRecord) => void
}

/** A click anywhere opens the record, except on what has an action of its own. */
export function RecordRow({ record, columns, opened, chosen, onChoose, onOpen }: Props) {
  const { t } = useTranslation()
  const clicked = ({ target }: MouseEvent) => {
    if (!(target instanceof Element && target.closest('a, button, label, input'))) onOpen(record)
  }
  return (
    <tr className={opened || chosen ? styles.marked : undefined} onClick={clicked}>
      <td>
        <Checkbox
          aria-label={t('records:ledger.choose', { serial: record.serial })}
          checked={chosen}
          disabled={onChoose === undefined}
          onChange={(event) => onChoose?.(event.target.checked)}
        />
      </td>
      {columns.map((field) => (
        <td key={field.key} className={field.type === 'number' ? styles.right : undefined}>
          {field.key === 'serial' ? (
            <button type="button" className={styles.number} onClick={() => onOpen(record)}>
              {record.serial}
            </button>
          ) : (
            <ValueView field={field} value={recordedValue(record, field.key)} compact />
          )}
        </td>
      ))}
      <td />
    </tr>
  )
}

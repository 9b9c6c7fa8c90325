import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import { isRecordField } from '../../forms/conditions'
import { isEmpty } from '../../forms/rules'
import { ValueView } from '../../forms/values/ValueView'
import { ByFlow } from './ByFlow'
import styles from './ledger.module.css'
import { recordedValue, titleOf } from './recordValue'
import type { RowsProps } from './rowsProps'

/** More lines would show fewer records than a thumb reaches. */
const LINES = 4

/** Records on a phone: what each is called, its first values, who and when. */
export function RecordCards({ form, rows, controls, onOpen }: RowsProps) {
  const format = useFormat()
  const fields = controls.columns.filter(({ key }) => !isRecordField(key))
  return (
    <ul className={styles.cards}>
      {rows.map((record) => {
        const title = titleOf(form, record)
        const lines = fields.filter(
          ({ key }) => !isEmpty(recordedValue(record, key)) && record.values[key] !== title,
        )
        return (
          <li key={record.id} className={styles.card}>
            <button type="button" className={styles.cardTitle} onClick={() => onOpen(record)}>
              {title}
            </button>
            <dl className={styles.cardFacts}>
              {lines.slice(0, LINES).map((field) => (
                <div key={field.key}>
                  <dt>{field.label}</dt>
                  <dd>
                    <ValueView field={field} value={recordedValue(record, field.key)} compact />
                  </dd>
                </div>
              ))}
            </dl>
            <div className={styles.cardFoot}>
              {record.createdBy ? <PersonChip personId={record.createdBy} /> : <ByFlow />}
              <span>
                #{record.serial} · {format.relative(record.createdAt)}
              </span>
            </div>
          </li>
        )
      })}
    </ul>
  )
}

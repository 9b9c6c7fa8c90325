import { DatePicker, Input } from 'antd'
import dayjs from 'dayjs'
import type { DateField, DatetimeField } from '../../api/types'
import { useIsPhone } from '../../theme/useMedia'
import type { FieldInputProps } from './FieldInput'

const DATE = 'YYYY-MM-DD'

/** A date is a day without a place; a time carries the offset of who chose it. On a phone its own picker opens. */
export function DateInput({ field, id, value, onChange }: FieldInputProps<DateField | DatetimeField>) {
  const isPhone = useIsPhone()
  const timed = field.type === 'datetime'
  const chosen = typeof value === 'string' && value !== '' ? dayjs(value) : null
  const give = (next: dayjs.Dayjs | null) =>
    onChange?.(next?.isValid() ? next.format(timed ? 'YYYY-MM-DDTHH:mm:ssZ' : DATE) : null)
  const given = { id, disabled: field.readOnly === true }
  if (isPhone) {
    return (
      <Input
        {...given}
        type={timed ? 'datetime-local' : 'date'}
        value={chosen?.format(timed ? 'YYYY-MM-DDTHH:mm' : DATE) ?? ''}
        onChange={(event) => give(event.target.value === '' ? null : dayjs(event.target.value))}
      />
    )
  }
  return (
    <DatePicker
      {...given}
      value={chosen}
      placeholder={field.placeholder ?? ''}
      showTime={timed ? { format: 'HH:mm' } : false}
      format={timed ? `${DATE} HH:mm` : DATE}
      onChange={give}
      style={{ width: '100%' }}
    />
  )
}

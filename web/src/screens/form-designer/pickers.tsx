import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Field } from '../../api/types'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'

interface PickerProps {
  label: string
  value: string
  onChange: (key: string) => void
}

/** One of the organization's forms, by its key. */
export function FormPicker({ label, value, onChange }: PickerProps) {
  const { t } = useTranslation()
  const { forms, form } = useDesigner()
  const options = forms?.map(({ key, name, id }) => ({
    value: key,
    label: id === form.id ? t('forms:rules.thisForm', { name }) : name,
  }))
  return (
    <Picker
      label={label}
      value={value}
      onChange={onChange}
      options={options}
      hint={t('forms:rules.chooseForm')}
    />
  )
}

/** A field of another form, or of the form on the table when `form` is undefined. */
export function FieldPicker({
  form,
  accepts,
  ...picker
}: PickerProps & { form?: string; accepts: (field: Field) => boolean }) {
  const { t } = useTranslation()
  const { forms, state, form: own } = useDesigner()
  const designed = state.history.present.fields.map(({ field }) => field)
  const other = forms?.find(({ key, id }) => key === form || id === form)
  const fields = form === undefined || other?.id === own.id ? designed : (other?.definition.fields ?? [])
  const options = fields.filter(accepts).map(({ key, label }) => ({ value: key, label }))
  return <Picker {...picker} options={options} hint={t('forms:rules.chooseField')} />
}

interface SelectProps extends PickerProps {
  options: { value: string; label: string }[] | undefined
  hint: string
}

/** A chosen thing that is gone is said to be gone, not shown as its key. */
function Picker({ label, value, onChange, options, hint }: SelectProps) {
  const { t } = useTranslation()
  const gone = value !== '' && options !== undefined && !options.some((option) => option.value === value)
  return (
    <Select
      className={styles.picker ?? ''}
      aria-label={label}
      value={value === '' ? undefined : value}
      placeholder={hint}
      showSearch={{ optionFilterProp: 'label' }}
      loading={options === undefined}
      popupMatchSelectWidth={false}
      options={gone ? [...options, { value, label: t('forms:rules.gone'), disabled: true }] : (options ?? [])}
      notFoundContent={t('forms:rules.nothingFits')}
      onChange={onChange}
      {...(gone ? { status: 'error' as const } : {})}
    />
  )
}

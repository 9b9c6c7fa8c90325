import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { findForm, RECORD_PARTS } from '../../../flows/catalog'
import type { StepOf } from '../../../flows/definition'
import { useDesigner } from '../DesignerContext'
import { PanelField } from './PanelField'
import styles from './panel.module.css'

type Order = NonNullable<StepOf<'getRecords'>['sort']>[number]

interface Props {
  form: string
  sort: readonly Order[]
  onChange: (sort: Order[]) => void
}

/** In which order records come: by the first field, then by the second. */
export function SortField({ form, sort, onChange }: Props) {
  const { t } = useTranslation()
  const { catalog, readOnly } = useDesigner()
  const fields = (findForm(catalog, form)?.fields ?? []).map(({ key, label }) => ({ value: key, label }))
  const parts = RECORD_PARTS.map(({ key }) => ({
    value: key,
    label: t(`flows:scope.${key}` as 'flows:scope.id'),
  }))
  const options = [...fields, ...parts.filter(({ value }) => value !== 'id')]
  const free = options.filter(({ value }) => !sort.some(({ field }) => field === value))
  const set = (index: number, order: Order) => onChange(sort.map((old, at) => (at === index ? order : old)))
  return (
    <PanelField label={t('flows:panel.sort')} field="sort" hint={t('flows:panel.sortHint')}>
      {sort.map((order, index) => (
        <div key={order.field} className={styles.rowHead}>
          <Select
            className={styles.grow ?? ''}
            aria-label={t('flows:panel.sortBy', { number: index + 1 })}
            disabled={readOnly}
            value={order.field}
            options={options.filter(
              ({ value }) => value === order.field || free.some((one) => one.value === value),
            )}
            onChange={(field) => set(index, { ...order, field })}
          />
          <Select
            aria-label={t('flows:panel.sortDirection', { number: index + 1 })}
            disabled={readOnly}
            value={order.descending}
            options={[
              { value: false, label: t('flows:panel.up') },
              { value: true, label: t('flows:panel.down') },
            ]}
            onChange={(descending) => set(index, { ...order, descending })}
          />
          {!readOnly && (
            <Button
              type="text"
              size="small"
              icon={<DeleteOutlined />}
              aria-label={t('flows:panel.removeSort', { number: index + 1 })}
              onClick={() => onChange(sort.filter((_, at) => at !== index))}
            />
          )}
        </div>
      ))}
      {!readOnly && free[0] && (
        <Button
          icon={<PlusOutlined aria-hidden />}
          type="dashed"
          onClick={() => onChange([...sort, { field: free[0]?.value ?? '', descending: false }])}
        >
          {t('flows:panel.addSort')}
        </Button>
      )}
    </PanelField>
  )
}

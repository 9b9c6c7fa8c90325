import { DatePicker, Select } from 'antd'
import dayjs, { type Dayjs } from 'dayjs'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FilterChange } from './RunFilters'
import { type RunFilter, WITHIN } from './runFilter'
import styles from './runs.module.css'

interface Props {
  filter: RunFilter
  onChange: (change: FilterChange) => void
}

const DAYS = 'days'

/** When a run was created: within some time, or between two days. */
export function TimeFilter({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const [wanted, setWanted] = useState(false)
  const days = Boolean(filter.from || filter.to) || (wanted && !filter.within)
  const choose = (value: string) => {
    setWanted(value === DAYS)
    const within = value === DAYS || value === 'any' ? undefined : value
    onChange({ within, from: undefined, to: undefined })
  }
  const day = (name: 'from' | 'to') => (
    <DatePicker
      aria-label={t(`runs:filter.${name}`)}
      placeholder={t(`runs:filter.${name}`)}
      value={filter[name] ? dayjs(filter[name]) : null}
      onChange={(value: Dayjs | null) => onChange({ [name]: value?.format('YYYY-MM-DD') })}
    />
  )
  return (
    <>
      <Select
        className={styles.timeFilter ?? ''}
        aria-label={t('runs:filter.when')}
        value={days ? DAYS : (filter.within ?? 'any')}
        options={['any', ...WITHIN, DAYS].map((value) => ({
          value,
          label: t(`runs:filter.within.${value}`),
        }))}
        onChange={choose}
      />
      {days && (
        <span className={styles.days}>
          {day('from')}
          {day('to')}
        </span>
      )}
    </>
  )
}

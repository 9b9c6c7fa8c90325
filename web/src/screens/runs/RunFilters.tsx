import { Segmented, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useFlows } from '../flows/queries'
import type { RunFilter } from './queries'
import styles from './runs.module.css'

interface Props {
  filter: RunFilter
  fixedFlow: boolean
  onChange: (change: { state?: string | undefined; flow?: string | undefined }) => void
}

/** By state, and by flow unless the page is one flow's. */
export function RunFilters({ filter, fixedFlow, onChange }: Props) {
  const { t } = useTranslation()
  const flows = useFlows()
  const chosen = flows.data?.find(({ id, key }) => id === filter.flow || key === filter.flow)?.id
  const states = [
    { value: '', label: t('runs:filter.all') },
    { value: 'DONE', label: t('runs:state.DONE') },
    { value: 'FAILED', label: t('runs:state.FAILED') },
    { value: 'IN_DOUBT', label: t('runs:state.IN_DOUBT') },
    { value: 'RUNNING', label: t('runs:state.RUNNING') },
    { value: 'WAITING', label: t('runs:state.WAITING') },
  ]
  return (
    <div className={styles.filters}>
      <Segmented
        aria-label={t('runs:filter.state')}
        options={states}
        value={filter.state ?? ''}
        onChange={(state) => onChange({ state: state || undefined })}
      />
      {!fixedFlow && (
        <Select
          className={styles.flowFilter ?? ''}
          aria-label={t('runs:filter.flow')}
          allowClear
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('runs:filter.allFlows')}
          value={chosen ?? null}
          options={flows.data?.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(flow) => onChange({ flow: flow ?? undefined })}
        />
      )}
    </div>
  )
}

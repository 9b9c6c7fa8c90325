import { CloseOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Select } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useClear } from '../../components/useClear'
import { useDebounced } from '../../components/useDebounced'
import { useFlows } from '../flows/queries'
import { RunDot } from './RunDot'
import { type RunFilter, STATE_GROUPS, toggled } from './runFilter'
import styles from './runs.module.css'
import { TimeFilter } from './TimeFilter'

export type FilterChange = { [name: string]: string | undefined }

interface Props {
  filter: RunFilter
  fixedFlow: boolean
  /** What the record is called that the list is narrowed to, when it is known. */
  recordTitle: string | undefined
  onChange: (change: FilterChange) => void
}

/** By text, states, flow (unless the page is one flow's), time, and by the record one came from. */
export function RunFilters({ filter, fixedFlow, recordTitle, onChange }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  const flows = useFlows()
  const chosen = flows.data?.find(({ id, key }) => id === filter.flow || key === filter.flow)?.id
  return (
    <search className={styles.filters}>
      <SearchBox q={filter.q ?? ''} onChange={onChange} />
      {!fixedFlow && (
        <Select
          className={styles.flowFilter ?? ''}
          aria-label={t('runs:filter.flow')}
          allowClear={clear}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('runs:filter.allFlows')}
          value={chosen ?? null}
          options={flows.data?.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(flow) => onChange({ flow: flow ?? undefined })}
        />
      )}
      <TimeFilter filter={filter} onChange={onChange} />
      <fieldset className={styles.states} aria-label={t('runs:filter.states')}>
        {STATE_GROUPS.map((group) => (
          <button
            key={group[0]}
            type="button"
            className={styles.stateFilter}
            aria-pressed={group.every((state) => filter.states.includes(state))}
            onClick={() => onChange({ state: toggled(filter.states, group).join(',') || undefined })}
          >
            <RunDot state={group[0]} />
            {t(`runs:state.${group[0]}`)}
          </button>
        ))}
      </fieldset>
      {filter.record && (
        <Button
          className={styles.recordFilter ?? ''}
          icon={<CloseOutlined />}
          iconPlacement="end"
          aria-label={t('runs:filter.recordOff')}
          title={t('runs:filter.recordOff')}
          onClick={() => onChange({ record: undefined })}
        >
          {t('runs:filter.record', { title: recordTitle ?? '…' })}
        </Button>
      )}
      {filter.q && <p className={styles.searched}>{t('runs:filter.searched')}</p>}
    </search>
  )
}

/** Searches when the typing pauses. */
function SearchBox({ q, onChange }: { q: string; onChange: (change: FilterChange) => void }) {
  const { t } = useTranslation()
  const clear = useClear()
  const [text, setText] = useState(q)
  const [known, setKnown] = useState(q)
  const settled = useDebounced(text.trim(), 300)
  // The filter was cleared elsewhere.
  if (q !== known) {
    setKnown(q)
    if (q !== text.trim()) setText(q)
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed is told, and once
  useEffect(() => {
    if (settled === text.trim() && settled !== q) onChange({ q: settled || undefined })
  }, [settled])
  return (
    <Input
      type="search"
      prefix={<SearchOutlined aria-hidden />}
      className={styles.search ?? ''}
      aria-label={t('runs:filter.search')}
      placeholder={t('runs:filter.search')}
      allowClear={clear}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
}

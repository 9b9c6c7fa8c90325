import { Input } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Form } from '../../api/types'
import { useClear } from '../../components/useClear'
import { useDebounced } from '../../components/useDebounced'
import { useIsPhone } from '../../theme/useMedia'
import { ColumnChooser } from './ColumnChooser'
import { FilterBar } from './FilterBar'
import styles from './ledger.module.css'
import { useRecordCount } from './recordQueries'
import type { LedgerControls } from './useLedgerView'

/** By which a key finds the search. */
export const LEDGER_SEARCH = 'ledger-search'

interface Props {
  form: Form
  controls: LedgerControls
}

/** Search, the filter as a sentence, how many there are, and the columns. */
export function LedgerToolbar({ form, controls }: Props) {
  const { t } = useTranslation()
  const phone = useIsPhone()
  const count = useRecordCount(form, controls.view)
  return (
    <div className={styles.toolbar}>
      <Search key={controls.view.q === '' ? 'empty' : 'typed'} controls={controls} />
      <FilterBar form={form} controls={controls} />
      <div className={styles.tail}>
        <span className={styles.count} role="status">
          {count.data &&
            t(`records:ledger.${count.data.more ? 'countOver' : 'count'}`, { count: count.data.count })}
        </span>
        {!phone && <ColumnChooser controls={controls} />}
      </div>
    </div>
  )
}

/** Searches when the typing rests. */
function Search({ controls: { view, change } }: { controls: LedgerControls }) {
  const { t } = useTranslation()
  const clear = useClear()
  const [text, setText] = useState(view.q)
  const settled = useDebounced(text, 250)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what was typed sets the search going
  useEffect(() => {
    if (settled !== view.q) change({ q: settled })
  }, [settled])
  return (
    <Input.Search
      id={LEDGER_SEARCH}
      className={styles.search ?? ''}
      value={text}
      allowClear={clear}
      maxLength={200}
      aria-label={t('records:ledger.search')}
      placeholder={t('records:ledger.search')}
      onChange={(event) => setText(event.target.value)}
      onSearch={(next) => change({ q: next })}
    />
  )
}

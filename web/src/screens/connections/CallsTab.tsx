import { Checkbox, Input, Segmented, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCalls } from '../../api/connections'
import type { CallSummary, Connection } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { useFormat } from '../../components/format'
import { ListSkeleton } from '../../components/Skeletons'
import { useClear } from '../../components/useClear'
import { useDebounced } from '../../components/useDebounced'
import { useSentinel } from '../../components/useSentinel'
import { CallDrawer } from './CallDrawer'
import styles from './connections.module.css'

/** What went to the platform and came from it. */
export function CallsTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  const clear = useClear()
  const [direction, setDirection] = useState('')
  const [failed, setFailed] = useState(false)
  const [text, setText] = useState('')
  const [open, setOpen] = useState<string | null>(null)
  const query = useCalls(connection.id, { direction, failed, q: useDebounced(text.trim(), 200) })
  const sentinel = useSentinel(
    () => void query.fetchNextPage(),
    query.hasNextPage && !query.isFetchingNextPage,
  )
  return (
    <>
      <div className={styles.bar}>
        <Segmented
          aria-label={t('connections:calls.directions')}
          value={direction}
          onChange={setDirection}
          options={['', 'OUT', 'IN'].map((value) => ({
            value,
            label: t(`connections:calls.direction.${value || 'ALL'}`),
          }))}
        />
        <Checkbox checked={failed} onChange={(event) => setFailed(event.target.checked)}>
          {t('connections:calls.failed')}
        </Checkbox>
        <Input.Search
          className={styles.grow ?? ''}
          allowClear={clear}
          value={text}
          placeholder={t('connections:calls.search')}
          aria-label={t('connections:calls.search')}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {query.isPending && <ListSkeleton />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && query.items.length === 0 && (
        <EmptyState title={t('connections:calls.none')}>{t('connections:calls.noneText')}</EmptyState>
      )}
      <div className={styles.rows}>
        {query.items.map((call) => (
          <CallRow key={call.id} call={call} onOpen={() => setOpen(call.id)} />
        ))}
      </div>
      <div ref={sentinel} />
      <CallDrawer connection={connection.id} call={open} onClose={() => setOpen(null)} />
    </>
  )
}

/** Calls of a check that are meant to be refused: see `Wire.PROBE` of the server. */
const PROBE = 'probe: '

function CallRow({ call, onOpen }: { call: CallSummary; onOpen: () => void }) {
  const { t } = useTranslation()
  const format = useFormat()
  const isGood = call.error === null && call.status !== null && call.status < 400
  const isProbe = call.operation.startsWith(PROBE) && call.error === null
  return (
    <button type="button" className={styles.callRow} onClick={onOpen}>
      <span className={styles.quiet}>{t(`connections:calls.direction.${call.direction}`)}</span>
      <Tag color={isGood ? 'success' : isProbe ? 'default' : 'error'}>{call.status ?? '—'}</Tag>
      <span className={styles.callName}>
        {isProbe && <Tag>{t('connections:calls.probe')}</Tag>}
        {isProbe ? call.operation.slice(PROBE.length) : call.operation}{' '}
        <span className={styles.quiet}>{call.error ?? call.url}</span>
      </span>
      <span className={styles.quiet}>
        {call.tookMillis} ms · {format.relative(call.at)}
      </span>
    </button>
  )
}

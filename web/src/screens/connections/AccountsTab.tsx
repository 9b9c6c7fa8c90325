import { App, Button, Checkbox, Input, Segmented } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useAccountCounts, useAccounts, useSyncDirectory } from '../../api/connections'
import type { Connection } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { useFormat } from '../../components/format'
import { ProblemAlert } from '../../components/ProblemAlert'
import { ListSkeleton } from '../../components/Skeletons'
import { useClear } from '../../components/useClear'
import { useDebounced } from '../../components/useDebounced'
import { useSentinel } from '../../components/useSentinel'
import { AccountRow } from './AccountRow'
import styles from './connections.module.css'

/** Which account of the platform belongs to which person. */
export function AccountsTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  const clear = useClear()
  const [state, setState] = useState('UNLINKED')
  const [text, setText] = useState('')
  const counts = useAccountCounts(connection.id).data
  const query = useAccounts(connection.id, { state, q: useDebounced(text.trim(), 200) })
  const sentinel = useSentinel(
    () => void query.fetchNextPage(),
    query.hasNextPage && !query.isFetchingNextPage,
  )
  const label = (key: string, count: number | undefined) =>
    `${t(`connections:accounts.${key}`)}${count === undefined ? '' : ` ${count}`}`
  return (
    <>
      <Sync connection={connection} />
      <div className={styles.bar}>
        <Segmented
          aria-label={t('connections:accounts.states')}
          value={state}
          onChange={setState}
          options={[
            { value: 'UNLINKED', label: label('unlinked', counts?.unlinked) },
            { value: 'LINKED', label: label('linked', counts?.linked) },
          ]}
        />
        <Input.Search
          className={styles.grow ?? ''}
          allowClear={clear}
          value={text}
          placeholder={t('connections:accounts.search')}
          aria-label={t('connections:accounts.search')}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      {query.isPending && <ListSkeleton />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && query.items.length === 0 && (
        <EmptyState title={t(`connections:accounts.none${state}`)}>
          {connection.syncedAt ? null : t('connections:accounts.noneText')}
        </EmptyState>
      )}
      <ul className={styles.rows}>
        {query.items.map((account) => (
          <AccountRow key={account.id} connection={connection.id} account={account} />
        ))}
      </ul>
      <div ref={sentinel} />
    </>
  )
}

function Sync({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const [create, setCreate] = useState(false)
  const sync = useSyncDirectory(connection.id)
  return (
    <>
      <ProblemAlert error={sync.error} />
      <div className={styles.bar}>
        <Button
          loading={sync.isPending}
          onClick={() =>
            sync.mutate(create, {
              onSuccess: (result) => void message.success(t('connections:sync.result', { ...result })),
            })
          }
        >
          {t('connections:sync.now')}
        </Button>
        <Checkbox checked={create} onChange={(event) => setCreate(event.target.checked)}>
          {t('connections:sync.create')}
        </Checkbox>
        <span className={styles.quiet}>
          {connection.syncedAt
            ? t('connections:sync.at', { at: format.relative(connection.syncedAt) })
            : t('connections:sync.never')}
        </span>
      </div>
    </>
  )
}

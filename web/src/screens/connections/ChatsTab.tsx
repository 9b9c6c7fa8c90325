import { App, Button, Checkbox, Tag } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useRemoteChats, useRepairChat } from '../../api/connections'
import type { ChatRepairWay, Connection, RemoteChat } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { explain } from '../../components/explain'
import { useFormat } from '../../components/format'
import { PersonChip } from '../../components/PersonChip'
import { ListSkeleton } from '../../components/Skeletons'
import { useSentinel } from '../../components/useSentinel'
import styles from './connections.module.css'

/** The groups that flows made on the platform, and what somebody changed there. */
export function ChatsTab({ connection }: { connection: Connection }) {
  const { t } = useTranslation()
  const [drifted, setDrifted] = useState(false)
  const query = useRemoteChats(connection.id, drifted)
  const sentinel = useSentinel(
    () => void query.fetchNextPage(),
    query.hasNextPage && !query.isFetchingNextPage,
  )
  return (
    <>
      <Checkbox
        className={styles.bar ?? ''}
        checked={drifted}
        onChange={(event) => setDrifted(event.target.checked)}
      >
        {t('connections:chats.onlyDrifted')}
      </Checkbox>
      {query.isPending && <ListSkeleton />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && query.items.length === 0 && (
        <EmptyState title={t(drifted ? 'connections:chats.noneDrifted' : 'connections:chats.none')} />
      )}
      <ul className={styles.rows}>
        {query.items.map((chat) => (
          <ChatRow key={chat.handle} connection={connection} chat={chat} />
        ))}
      </ul>
      <div ref={sentinel} />
    </>
  )
}

function ChatRow({ connection, chat }: { connection: Connection; chat: RemoteChat }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { message } = App.useApp()
  const repair = useRepairChat(connection.id)
  const mend = (use: ChatRepairWay) =>
    repair.mutate(
      { handle: chat.handle, use },
      { onError: (error) => void message.error(explain(error, t).detail || explain(error, t).title) },
    )
  const isClosed = chat.drift.includes('closed')
  return (
    <li className={styles.row}>
      <div className={styles.rowMain}>
        <span className={styles.rowName}>
          {/^https?:/.test(chat.link) ? (
            <a href={chat.link} target="_blank" rel="noreferrer">
              {chat.name}
            </a>
          ) : (
            chat.name
          )}
          {chat.external && <Tag>{t('connections:chats.external')}</Tag>}
          {chat.state === 'CLOSED' && <Tag>{t('connections:chats.closed')}</Tag>}
          {chat.drift.map((part) => (
            <Tag key={part} color="warning">
              {t(`connections:chats.drift.${part}`, {
                name: chat.actualName,
                missing: chat.missing.map(({ name }) => name).join('、'),
              })}
            </Tag>
          ))}
        </span>
        <span className={styles.quiet}>
          {t('connections:chats.members', { count: chat.memberCount })} · {format.relative(chat.createdAt)}
          {chat.runId && (
            <>
              {' · '}
              <Link to={`/runs/${chat.runId}`}>{t('connections:chats.run')}</Link>
            </>
          )}
        </span>
      </div>
      {chat.owner && <PersonChip person={chat.owner} />}
      {chat.drift.length > 0 && (
        <>
          {!isClosed && (
            <Button size="small" loading={repair.isPending} onClick={() => mend('WANTED')}>
              {t('connections:chats.restore')}
            </Button>
          )}
          <Button size="small" loading={repair.isPending} onClick={() => mend('ACTUAL')}>
            {t('connections:chats.accept')}
          </Button>
        </>
      )}
    </li>
  )
}

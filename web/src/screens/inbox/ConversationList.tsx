import { MessageOutlined, SearchOutlined } from '@ant-design/icons'
import { Button, Input, Segmented } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../../components/EmptyState'
import { Errands } from '../../components/Errands'
import { ErrorState } from '../../components/ErrorState'
import { ListSkeleton } from '../../components/Skeletons'
import { useClear } from '../../components/useClear'
import { useSentinel } from '../../components/useSentinel'
import { ConversationRow } from './ConversationRow'
import { FILTERS, type Filter, filtered } from './filter'
import styles from './inbox.module.css'
import { useConversations } from './useConversations'

interface Props {
  openId: string | undefined
  onCreate: () => void
}

export function ConversationList({ openId, onCreate }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  const [filter, setFilter] = useState<Filter>('all')
  const [text, setText] = useState('')
  return (
    <section className={styles.list} aria-label={t('inbox:conversations')}>
      <div className={styles.listHead}>
        <Input
          prefix={<SearchOutlined />}
          allowClear={clear}
          value={text}
          onChange={(event) => setText(event.target.value)}
          placeholder={t('inbox:searchConversations')}
          aria-label={t('inbox:searchConversations')}
        />
        <Segmented<Filter>
          block
          aria-label={t('inbox:filters')}
          value={filter}
          onChange={setFilter}
          options={FILTERS.map((value) => ({ value, label: t(`inbox:filter.${value}`) }))}
        />
      </div>
      {filter === 'all' && text === '' && <Errands />}
      <Rows filter={filter} text={text} openId={openId} onCreate={onCreate} />
    </section>
  )
}

function Rows({ filter, text, openId, onCreate }: Props & { filter: Filter; text: string }) {
  const { t } = useTranslation()
  const query = useConversations()
  const { conversations, hasNextPage, isFetchingNextPage, fetchNextPage } = query
  const shown = filtered(conversations, filter, text, openId)
  const sentinel = useSentinel(() => void fetchNextPage(), hasNextPage && !isFetchingNextPage)
  const searching = filter !== 'all' || text.trim() !== ''
  useEffect(() => {
    // What is searched for may be further down than was loaded.
    if (searching && hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [searching, hasNextPage, isFetchingNextPage, fetchNextPage])

  if (query.isPending) return <ListSkeleton rows={8} />
  if (query.isError && conversations.length === 0)
    return (
      <ErrorState error={query.error} what={t('inbox:conversations')} onRetry={() => void query.refetch()} />
    )
  if (conversations.length === 0)
    return (
      <EmptyState
        icon={<MessageOutlined />}
        title={t('inbox:empty')}
        action={
          <Button type="primary" onClick={onCreate}>
            {t('inbox:createChat')}
          </Button>
        }
      >
        {t('inbox:emptyText')}
      </EmptyState>
    )
  return (
    <div className={styles.rows}>
      {shown.length === 0 && !hasNextPage && <p className={styles.none}>{t(noneText(filter, text))}</p>}
      <ul>
        {shown.map((conversation) => (
          <ConversationRow
            key={conversation.id}
            conversation={conversation}
            open={conversation.chat.id === openId}
          />
        ))}
      </ul>
      <div ref={sentinel} />
    </div>
  )
}

function noneText(filter: Filter, text: string): string {
  if (text.trim() !== '') return 'inbox:noMatch'
  return filter === 'unread' ? 'inbox:noUnread' : 'inbox:noExternal'
}

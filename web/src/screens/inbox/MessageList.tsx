import { ArrowDownOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../api/session'
import type { Chat, Conversation } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { useFormat } from '../../components/format'
import { ListSkeleton } from '../../components/Skeletons'
import { useSentinel } from '../../components/useSentinel'
import { MessageGroup } from './MessageGroup'
import styles from './messages.module.css'
import { NoticeLine } from './NoticeLine'
import { notYetArrived } from './outbox'
import { PendingMessages } from './PendingMessages'
import { type TimelineItem, timeline } from './timeline'
import { useMessages } from './useMessages'
import { useOutbox } from './useOutbox'
import { useRead } from './useRead'

interface Props {
  chat: Chat
  conversation: Conversation | undefined
}

/** Near enough to the end to count as reading along. */
const AT_NEWEST_PIXELS = 48

/**
 * The scroller lays out from the bottom (`column-reverse` around one child): the newest message stays in view
 * by itself, and older ones loaded above do not move what is being read.
 */
export function MessageList({ chat, conversation }: Props) {
  const { t } = useTranslation()
  const meId = useMe().person.id
  const query = useMessages(chat.id)
  const { outbox, entries } = useOutbox()
  const scroller = useRef<HTMLDivElement>(null)
  const [atNewest, setAtNewest] = useState(true)
  const readSeq = useReadSeqWhenOpened(conversation)
  const waiting = notYetArrived(
    entries.filter(({ chatId }) => chatId === chat.id),
    query.messages,
    meId,
  )
  const sentinel = useSentinel(
    () => void query.fetchNextPage(),
    query.hasNextPage && !query.isFetchingNextPage,
  )
  const toNewest = () => scroller.current?.scrollTo({ top: 0 })
  useRead(conversation, atNewest)
  useEffect(() => {
    if (waiting.length > 0) scroller.current?.scrollTo({ top: 0 })
  }, [waiting.length])

  if (query.isPending) return <ListSkeleton rows={7} />
  if (query.isError && query.messages.length === 0)
    return <ErrorState error={query.error} what={chat.name} onRetry={() => void query.refetch()} />
  return (
    <div className={styles.pane}>
      <div
        ref={scroller}
        className={styles.scroller}
        onScroll={({ currentTarget }) => setAtNewest(currentTarget.scrollTop > -AT_NEWEST_PIXELS)}
      >
        <div className={styles.content} role="log" aria-label={t('inbox:history')}>
          <div ref={sentinel} />
          <p className={styles.beginning}>
            {query.hasNextPage ? t('inbox:loadingOlder') : t('inbox:beginning')}
          </p>
          {timeline(query.messages, readSeq, meId).map((item) => (
            <Item key={item.key} item={item} meId={meId} />
          ))}
          <PendingMessages entries={waiting} outbox={outbox} />
        </div>
      </div>
      {!atNewest && <ToNewest unread={conversation?.unread ?? 0} onClick={toNewest} />}
    </div>
  )
}

function Item({ item, meId }: { item: TimelineItem; meId: string }) {
  const { t } = useTranslation()
  const format = useFormat()
  switch (item.type) {
    case 'day':
      return <div className={styles.day}>{format.day(item.at)}</div>
    case 'unread':
      return <div className={styles.newLine}>{t('inbox:newMessages')}</div>
    case 'notice':
      return <NoticeLine message={item.message} />
    case 'group':
      return <MessageGroup senderId={item.senderId} messages={item.messages} mine={item.senderId === meId} />
  }
}

function ToNewest({ unread, onClick }: { unread: number; onClick: () => void }) {
  const { t } = useTranslation()
  return (
    <Button className={styles.toNewest} shape="round" icon={<ArrowDownOutlined />} onClick={onClick}>
      {unread > 0 ? t('inbox:newBelow', { count: unread }) : t('inbox:toNewest')}
    </Button>
  )
}

/** The line above new messages must not wander while they are being read. */
function useReadSeqWhenOpened(conversation: Conversation | undefined): number {
  const [opened, setOpened] = useState(conversation?.readSeq)
  if (opened === undefined && conversation) setOpened(conversation.readSeq)
  return opened ?? Number.POSITIVE_INFINITY
}

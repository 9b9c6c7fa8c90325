import { EllipsisOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isProblem } from '../../api/problem'
import type { Chat, Conversation } from '../../api/types'
import { useChat } from '../../components/ChatChip'
import { ChatMarks } from '../../components/ChatMarks'
import { ErrorState } from '../../components/ErrorState'
import { ListSkeleton } from '../../components/Skeletons'
import { Composer } from './Composer'
import styles from './inbox.module.css'
import { MessageList } from './MessageList'
import { useConversation, useConversations } from './useConversations'
import { useDetailsOpen } from './useDetailsOpen'

/** The chosen chat on a wide screen: its name above its messages. */
export function ChatPane({ chatId }: { chatId: string }) {
  const { t } = useTranslation()
  const chat = useChosenChat(chatId).data
  const details = useDetailsOpen()
  const label = t(details.open ? 'inbox:hideDetails' : 'inbox:showDetails')
  return (
    <section className={styles.chat} aria-label={chat?.name}>
      <header className={styles.chatHead}>
        <h2 className={styles.chatName} title={chat?.name}>
          {chat?.name}
        </h2>
        {chat && <ChatMarks chat={chat} />}
        {chat && (
          <button
            type="button"
            className={styles.chatFact}
            aria-expanded={details.open}
            title={label}
            onClick={details.toggle}
          >
            {t('common:chat.members', { count: chat.memberCount })}
          </button>
        )}
        <span className={styles.chatGap} />
        {chat && (
          <Button
            type={details.open ? 'default' : 'text'}
            icon={<EllipsisOutlined />}
            aria-label={label}
            aria-expanded={details.open}
            title={label}
            onClick={details.toggle}
          />
        )}
      </header>
      <ChatMessages chatId={chatId} />
    </section>
  )
}

/** Messages and composer, in whatever place they are. */
export function ChatMessages({ chatId }: { chatId: string }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const query = useChosenChat(chatId)
  const conversation = useConversation(chatId)
  if (query.error && (!query.data || isProblem(query.error, 'not-found')))
    return (
      <ErrorState
        error={query.error}
        what={t('inbox:what')}
        onRetry={() => void query.refetch()}
        action={<Button onClick={() => navigate('/inbox')}>{t('frame:toInbox')}</Button>}
      />
    )
  if (!query.data) return <ListSkeleton />
  return (
    <div className={styles.messages}>
      <MessageList chat={query.data} conversation={conversation} />
      <Foot chat={query.data} conversation={conversation} />
    </div>
  )
}

interface FootProps {
  chat: Chat
  conversation: Conversation | undefined
}

/** Where one writes, or why one cannot. */
function Foot({ chat, conversation }: FootProps) {
  const { t } = useTranslation()
  const inbox = useConversations()
  if (chat.state === 'CLOSED') return <p className={styles.closed}>{t('inbox:closedHint')}</p>
  // An administrator reads groups that he is not in.
  const isOutside = inbox.isSuccess && !inbox.hasNextPage && !conversation
  if (isOutside) return <p className={styles.closed}>{t('inbox:outsideHint')}</p>
  return <Composer chat={chat} lastSeq={conversation?.lastSeq ?? 0} />
}

/** Shows at once what the list knows of the chat, until the chat itself has come. */
function useChosenChat(chatId: string): { data: Chat | undefined; error: unknown; refetch: () => unknown } {
  const { data, error, refetch } = useChat(chatId)
  const known = useConversation(chatId)?.chat
  return { data: data ?? known, error, refetch }
}

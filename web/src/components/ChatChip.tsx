import { useQuery } from '@tanstack/react-query'
import { Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { api } from '../api/client'
import { keys } from '../api/keys'
import type { Chat, Id } from '../api/types'
import { ChatIcon } from './ChatIcon'
import { ChatMarks } from './ChatMarks'
import { PersonChip } from './PersonChip'
import people from './people.module.css'

export function useChat(id: Id | null) {
  return useQuery({
    queryKey: keys.chat(id ?? ''),
    queryFn: () => api.get<Chat>(`/chats/${id}`),
    enabled: id !== null,
  })
}

/** A group as it appears everywhere; a click opens it. One the reader may not see stays an unnamed chip. */
export function ChatChip(props: { chat: Chat } | { chatId: Id }) {
  const { t } = useTranslation()
  const query = useChat('chatId' in props ? props.chatId : null)
  const chat = 'chat' in props ? props.chat : query.data
  if (!chat) {
    return (
      <span className={people.chip}>
        <ChatIcon chat={chat} />
        <span className={people.name}>{query.isError ? t('common:chat.hidden') : '…'}</span>
      </span>
    )
  }
  return (
    <Popover content={<ChatCard chat={chat} />} mouseEnterDelay={0.4}>
      <Link to={`/inbox/${chat.id}`} className={people.chip}>
        <ChatIcon chat={chat} />
        <span className={people.name}>{chat.name}</span>
        <ChatMarks chat={chat} />
      </Link>
    </Popover>
  )
}

function ChatCard({ chat }: { chat: Chat }) {
  const { t } = useTranslation()
  return (
    <div className={people.card}>
      <div className={people.cardHead}>
        <ChatIcon chat={chat} size={44} />
        <div>
          <div className={people.cardName}>{chat.name}</div>
          <div className={people.cardTitle}>{t('common:chat.members', { count: chat.memberCount })}</div>
          <div className={people.marks}>
            <ChatMarks chat={chat} />
          </div>
        </div>
      </div>
      <dl className={people.facts}>
        <dt>{t('common:chat.owner')}</dt>
        <dd>
          <PersonChip personId={chat.ownerId} />
        </dd>
        {chat.origin && (
          <>
            <dt>{t('common:chat.origin')}</dt>
            <dd>{chat.origin.flowName}</dd>
          </>
        )}
        <dt>{t('common:chat.id')}</dt>
        <dd>
          <code className={people.id}>{chat.id}</code>
        </dd>
      </dl>
    </div>
  )
}

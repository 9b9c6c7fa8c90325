import { useTranslation } from 'react-i18next'
import { Link, useLocation } from 'react-router'
import { usePeople } from '../../api/people'
import { useMe } from '../../api/session'
import type { Conversation, Message } from '../../api/types'
import { ChatIcon } from '../../components/ChatIcon'
import { ChatMarks } from '../../components/ChatMarks'
import { useFormat } from '../../components/format'
import { useDraft } from './drafts'
import styles from './inbox.module.css'
import { noticePeople, noticeText } from './notices'

interface Props {
  conversation: Conversation
  open: boolean
}

/** Two lines: name and time; what was written last, drafts and unread. */
export function ConversationRow({ conversation, open }: Props) {
  const { t } = useTranslation()
  const { search } = useLocation()
  const format = useFormat()
  const { chat, lastMessage, unread, mentioned } = conversation
  return (
    <li>
      <Link
        to={{ pathname: `/inbox/${chat.id}`, search }}
        className={open ? `${styles.row} ${styles.rowOpen}` : styles.row}
        aria-current={open ? 'true' : undefined}
      >
        <ChatIcon chat={chat} size={40} />
        <span className={styles.rowName}>
          <span className={unread > 0 ? styles.unreadName : undefined}>{chat.name}</span>
          <ChatMarks chat={chat} />
        </span>
        <time className={styles.rowTime} dateTime={lastMessage.createdAt}>
          {format.short(lastMessage.createdAt)}
        </time>
        <span className={unread > 0 ? styles.rowText : `${styles.rowText} ${styles.rowTextWide}`}>
          {mentioned && <span className={styles.mentioned}>[{t('inbox:mentioned')}]</span>}
          <Preview conversation={conversation} open={open} />
        </span>
        {unread > 0 && (
          <span className={styles.unread}>
            <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>
            <span className="visually-hidden">{t('inbox:unreadCount', { count: unread })}</span>
          </span>
        )}
      </Link>
    </li>
  )
}

function Preview({ conversation, open }: Props) {
  const { t } = useTranslation()
  const me = useMe()
  const [draft] = useDraft(me.person.id, conversation.chat.id)
  if (draft.text !== '' && !open)
    return (
      <>
        <span className={styles.mentioned}>[{t('inbox:draft')}]</span>
        {draft.text}
      </>
    )
  return <LastMessage message={conversation.lastMessage} meId={me.person.id} />
}

function LastMessage({ message, meId }: { message: Message; meId: string }) {
  const { t } = useTranslation()
  const people = usePeople(message.kind === 'NOTICE' ? noticePeople(message.notice) : [message.senderId])
  const nameOf = (id: string) => (id === meId ? t('inbox:you') : (people.get(id)?.name ?? '…'))
  if (message.kind === 'NOTICE') return noticeText(message.notice, nameOf, t)
  return message.senderId ? `${nameOf(message.senderId)}：${message.text}` : message.text
}

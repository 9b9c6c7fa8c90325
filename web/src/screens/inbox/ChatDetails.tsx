import { useTranslation } from 'react-i18next'
import { includesRole, useMe } from '../../api/session'
import type { Chat, ChatOrigin } from '../../api/types'
import { useChat } from '../../components/ChatChip'
import { ErrorState } from '../../components/ErrorState'
import { useFormat } from '../../components/format'
import { LinkButton } from '../../components/LinkButton'
import { LinesSkeleton } from '../../components/Skeletons'
import { ChatManagement } from './ChatManagement'
import { ChatName } from './ChatName'
import styles from './details.module.css'
import { MemberList } from './MemberList'

/** Who is in the chat, where it comes from, and what its owner can do with it. */
export function ChatDetails({ chatId }: { chatId: string }) {
  const { t } = useTranslation()
  const me = useMe()
  const format = useFormat()
  const query = useChat(chatId)
  if (query.error)
    return <ErrorState error={query.error} what={t('inbox:what')} onRetry={() => void query.refetch()} />
  if (!query.data) return <LinesSkeleton />
  const chat = query.data
  const open = chat.state === 'OPEN'
  const manages = open && mayManage(chat, me.person.id, includesRole(me.role, 'ADMIN'))
  return (
    <div className={styles.details}>
      <section className={styles.section}>
        <ChatName chat={chat} editable={manages} />
        <p className={styles.fact}>
          {t('inbox:createdAt')} {format.dateTime(chat.createdAt)}
        </p>
      </section>
      {chat.origin && <Origin origin={chat.origin} />}
      <MemberList chat={chat} mayAdd={open} mayRemove={manages} />
      {manages && <ChatManagement chat={chat} />}
    </div>
  )
}

function mayManage(chat: Chat, meId: string, admin: boolean): boolean {
  return chat.ownerId === meId || admin
}

function Origin({ origin }: { origin: ChatOrigin }) {
  const { t } = useTranslation()
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('inbox:origin')}</h3>
      <p>
        {t('inbox:originFlow')} {origin.flowName}
      </p>
      <p className={styles.links}>
        {origin.recordId && (
          <LinkButton size="small" to={`/forms/${origin.formId}/records/${origin.recordId}`}>
            {t('inbox:originRecord')}
          </LinkButton>
        )}
        <LinkButton size="small" to={`/runs/${origin.runId}`}>
          {t('inbox:originRun')}
        </LinkButton>
      </p>
    </section>
  )
}

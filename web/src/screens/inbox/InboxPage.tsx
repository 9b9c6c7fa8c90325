import { MessageOutlined, PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useNavigate, useParams } from 'react-router'
import { EmptyState } from '../../components/EmptyState'
import { Page } from '../../frame/Page'
import { useShortcut } from '../../frame/useShortcut'
import { useIsPhone } from '../../theme/useMedia'
import { ChatDetails } from './ChatDetails'
import { ChatPane } from './ChatPane'
import { ChatPhone } from './ChatPhone'
import { ConversationList } from './ConversationList'
import { CreateChat } from './CreateChat'
import styles from './inbox.module.css'
import { useConversations } from './useConversations'
import { useDetailsOpen } from './useDetailsOpen'

/** Conversations, the messages of the chosen one, and its details on demand; one of them at a time on a phone. */
export function InboxPage() {
  const { chatId } = useParams()
  const phone = useIsPhone()
  if (phone && chatId) return <ChatPhone key={chatId} chatId={chatId} />
  return <Panes chatId={chatId} phone={phone} />
}

function Panes({ chatId, phone }: { chatId: string | undefined; phone: boolean }) {
  const { t } = useTranslation()
  const [creating, setCreating] = useState(false)
  const create = (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setCreating(true)}>
      {t('inbox:createChat')}
    </Button>
  )
  useNeighbours(chatId)
  return (
    <Page title={t('inbox:title')} actions={create} fill keys={useInboxKeys()}>
      <div className={styles.panes}>
        <ConversationList openId={chatId} onCreate={() => setCreating(true)} />
        {!phone && <Chosen chatId={chatId} />}
      </div>
      <CreateChat open={creating} onClose={() => setCreating(false)} />
    </Page>
  )
}

function Chosen({ chatId }: { chatId: string | undefined }) {
  const { t } = useTranslation()
  const details = useDetailsOpen()
  if (!chatId)
    return (
      <div className={styles.nothing}>
        <EmptyState icon={<MessageOutlined />} title={t('inbox:choose')} />
      </div>
    )
  return (
    <>
      <ChatPane key={chatId} chatId={chatId} />
      {details.open && (
        <aside className={styles.details} aria-label={t('inbox:details')}>
          <ChatDetails key={chatId} chatId={chatId} />
        </aside>
      )}
    </>
  )
}

/** Alt with the arrows goes through the list. */
function useNeighbours(chatId: string | undefined) {
  const navigate = useNavigate()
  const { conversations } = useConversations()
  const go = (step: number) => {
    const at = conversations.findIndex(({ chat }) => chat.id === chatId)
    const next = conversations[at < 0 ? 0 : at + step]
    if (next) navigate({ pathname: `/inbox/${next.chat.id}`, search: window.location.search })
  }
  useShortcut('alt+arrowup', () => go(-1))
  useShortcut('alt+arrowdown', () => go(1))
}

function useInboxKeys() {
  const { t } = useTranslation()
  return [
    { keys: 'Alt ↑', text: t('inbox:keyPrevious') },
    { keys: 'Alt ↓', text: t('inbox:keyNext') },
    { keys: 'Enter', text: t('inbox:keySend') },
    { keys: 'Shift Enter', text: t('inbox:keyNewLine') },
    { keys: '@', text: t('inbox:mentionMembers') },
  ]
}

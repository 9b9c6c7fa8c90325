import { EllipsisOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useChat } from '../../components/ChatChip'
import { Page } from '../../frame/Page'
import { ChatDetails } from './ChatDetails'
import { ChatMessages } from './ChatPane'
import { useDetailsOpen } from './useDetailsOpen'

/** One chat on a phone: the messages, or its details, with the whole screen. */
export function ChatPhone({ chatId }: { chatId: string }) {
  const { t } = useTranslation()
  const chat = useChat(chatId)
  const details = useDetailsOpen()
  const name = chat.data?.name ?? t('inbox:what')
  if (details.open)
    return (
      <Page title={t('inbox:details')} breadcrumb={[{ title: name, to: `/inbox/${chatId}` }]} fill immersive>
        <ChatDetails chatId={chatId} />
      </Page>
    )
  return (
    <Page
      title={name}
      breadcrumb={[{ title: t('inbox:title'), to: '/inbox' }]}
      actions={
        <Button
          type="text"
          icon={<EllipsisOutlined />}
          aria-label={t('inbox:showDetails')}
          onClick={details.toggle}
        />
      }
      fill
      immersive
    >
      <ChatMessages chatId={chatId} />
    </Page>
  )
}

import { EditOutlined } from '@ant-design/icons'
import { Button, Input, Space } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chat } from '../../api/types'
import { ChatIcon } from '../../components/ChatIcon'
import { ChatMarks } from '../../components/ChatMarks'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './details.module.css'
import { useUpdateChat } from './useChatChanges'

/** The name, changed in place. */
export function ChatName({ chat, editable }: { chat: Chat; editable: boolean }) {
  const { t } = useTranslation()
  const [name, setName] = useState<string>()
  const update = useUpdateChat(chat.id)
  const stop = () => {
    setName(undefined)
    update.reset()
  }
  const save = () => {
    const wanted = name?.trim()
    if (!wanted || wanted === chat.name) stop()
    else update.mutate({ name: wanted }, { onSuccess: stop })
  }
  if (name !== undefined)
    return (
      <>
        <Space.Compact block>
          <Input
            autoFocus
            value={name}
            maxLength={100}
            aria-label={t('inbox:name')}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={save}
            onKeyDown={(event) => event.key === 'Escape' && stop()}
          />
          <Button type="primary" loading={update.isPending} onClick={save}>
            {t('common:save')}
          </Button>
        </Space.Compact>
        <ProblemAlert error={update.error} />
      </>
    )
  return (
    <div className={styles.name}>
      <ChatIcon chat={chat} size={40} />
      <div className={styles.nameText}>
        <span className={styles.nameWords}>{chat.name}</span> <ChatMarks chat={chat} />
      </div>
      {editable && (
        <Button
          type="text"
          size="small"
          icon={<EditOutlined />}
          aria-label={t('inbox:rename')}
          title={t('inbox:rename')}
          onClick={() => setName(chat.name)}
        />
      )}
    </div>
  )
}

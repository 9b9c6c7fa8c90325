import { App, Button, Modal, Select } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chat, Id } from '../../api/types'
import { explain } from '../../components/explain'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './details.module.css'
import { useCloseChat, useUpdateChat } from './useChatChanges'
import { useMembers } from './useMembers'

/** What only the owner or an administrator does: hand the chat over, close it. */
export function ChatManagement({ chat }: { chat: Chat }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const [transferring, setTransferring] = useState(false)
  const close = useCloseChat(chat.id)
  const askToClose = () =>
    modal.confirm({
      title: t('inbox:closeConfirm', { name: chat.name }),
      content: t('inbox:closeText'),
      okText: t('inbox:closeChat'),
      okButtonProps: { danger: true },
      onOk: () =>
        close.mutateAsync(undefined).catch((error: unknown) => {
          const { title, detail } = explain(error, t)
          void message.error(detail || title)
        }),
    })
  return (
    <section className={styles.section}>
      <h3 className={styles.heading}>{t('inbox:manage')}</h3>
      <Button block onClick={() => setTransferring(true)}>
        {t('inbox:transfer')}
      </Button>
      <Button block danger onClick={askToClose}>
        {t('inbox:closeChat')}
      </Button>
      <Transfer chat={chat} open={transferring} onClose={() => setTransferring(false)} />
    </section>
  )
}

interface TransferProps {
  chat: Chat
  open: boolean
  onClose: () => void
}

function Transfer({ chat, open, onClose }: TransferProps) {
  const { t } = useTranslation()
  const { members } = useMembers(chat.id)
  const [owner, setOwner] = useState<Id>()
  const update = useUpdateChat(chat.id)
  const close = () => {
    onClose()
    setOwner(undefined)
    update.reset()
  }
  // A group is never owned by somebody from outside.
  const candidates = members.filter(
    ({ personId, person }) => personId !== chat.ownerId && person.kind === 'INTERNAL',
  )
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('inbox:transfer')}
      okText={t('inbox:transfer')}
      okButtonProps={{ disabled: owner === undefined, loading: update.isPending }}
      onOk={() => update.mutate({ ownerId: owner }, { onSuccess: close })}
      destroyOnHidden
    >
      <div className={styles.dialog}>
        <p>{t('inbox:transferText')}</p>
        <ProblemAlert error={update.error} />
        <Select<Id>
          style={{ width: '100%' }}
          aria-label={t('inbox:transferTo')}
          placeholder={t('inbox:transferTo')}
          showSearch={{ optionFilterProp: 'label' }}
          value={owner}
          onChange={setOwner}
          options={candidates.map(({ personId, person }) => ({ value: personId, label: person.name }))}
        />
      </div>
    </Modal>
  )
}

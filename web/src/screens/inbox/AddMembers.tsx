import { Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chat, ChatMember, Id } from '../../api/types'
import { PersonPicker } from '../../components/PersonPicker'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './details.module.css'
import { useAddMembers } from './useChatChanges'

interface Props {
  chat: Chat
  members: readonly ChatMember[]
  open: boolean
  onClose: () => void
}

export function AddMembers({ chat, members, open, onClose }: Props) {
  const { t } = useTranslation()
  const [chosen, setChosen] = useState<Id[]>([])
  const add = useAddMembers(chat.id)
  const close = () => {
    onClose()
    setChosen([])
    add.reset()
  }
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('inbox:addMembers')}
      okText={t('inbox:addMembers')}
      okButtonProps={{ disabled: chosen.length === 0, loading: add.isPending }}
      onOk={() => add.mutate(chosen, { onSuccess: close })}
      destroyOnHidden
    >
      <div className={styles.dialog}>
        <ProblemAlert error={add.error} />
        <PersonPicker
          multiple
          autoFocus
          aria-label={t('inbox:chooseMembers')}
          placeholder={t('inbox:chooseMembers')}
          value={chosen}
          onChange={setChosen}
          exclude={members.map(({ personId }) => personId)}
        />
      </div>
    </Modal>
  )
}

import { SendOutlined } from '@ant-design/icons'
import { Button, Input } from 'antd'
import type { TextAreaRef } from 'antd/es/input/TextArea'
import { type KeyboardEvent, useEffect, useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { randomKey } from '../../api/attempts'
import { useMe } from '../../api/session'
import type { Chat } from '../../api/types'
import { useIsPhone } from '../../theme/useMedia'
import { useDraft } from './drafts'
import styles from './inbox.module.css'
import { MentionList } from './MentionList'
import { EMPTY_DRAFT, mentionsOf } from './mentions'
import { useMentions } from './useMentions'
import { useOutbox } from './useOutbox'

interface Props {
  chat: Chat
  lastSeq: number
}

/** Writes to one chat. Enter sends, except while an input method is composing or a mention is being picked. */
export function Composer({ chat, lastSeq }: Props) {
  const { t } = useTranslation()
  const meId = useMe().person.id
  const phone = useIsPhone()
  const [draft, setDraft] = useDraft(meId, chat.id)
  const { outbox } = useOutbox()
  const input = useRef<TextAreaRef>(null)
  const listId = useId()
  const area = () => input.current?.resizableTextArea?.textArea
  const mentions = useMentions({ chat, meId, draft, setDraft, area })
  const text = draft.text.trim()

  useEffect(() => {
    // A phone would throw its keyboard over the messages.
    if (!phone) input.current?.focus()
  }, [phone])

  const send = () => {
    if (text === '') return
    outbox.add({
      id: randomKey(),
      chatId: chat.id,
      message: { text, ...mentionsOf(draft) },
      afterSeq: lastSeq,
      createdAt: new Date().toISOString(),
    })
    setDraft(EMPTY_DRAFT)
    input.current?.focus()
  }

  const onKeyDown = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    if (event.nativeEvent.isComposing || mentions.onKey(event)) return
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    send()
  }

  return (
    <div className={styles.composer}>
      <MentionList id={listId} mentions={mentions} />
      <div className={styles.composerBox}>
        <Input.TextArea
          ref={input}
          variant="borderless"
          autoSize={{ minRows: 1, maxRows: 8 }}
          value={draft.text}
          placeholder={phone ? t('inbox:composeShort') : t('inbox:compose', { name: chat.name })}
          aria-label={t('inbox:compose', { name: chat.name })}
          title={phone ? undefined : t('inbox:composeHint')}
          role="combobox"
          aria-expanded={mentions.open}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={mentions.open ? `${listId}-${mentions.active}` : undefined}
          onChange={(event) => {
            setDraft({ ...draft, text: event.target.value })
            mentions.look(event.target.value, event.target.selectionStart)
          }}
          onSelect={({ currentTarget }) => mentions.look(currentTarget.value, currentTarget.selectionStart)}
          onKeyDown={onKeyDown}
          onBlur={mentions.close}
        />
        <Button
          type="primary"
          icon={<SendOutlined />}
          aria-label={t('inbox:send')}
          title={t('inbox:send')}
          disabled={text === ''}
          onClick={send}
        />
      </div>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import { usePeople, usePerson } from '../../api/people'
import type { Id, TextMessage } from '../../api/types'
import { useFormat } from '../../components/format'
import { PersonAvatar } from '../../components/PersonAvatar'
import { PersonChip } from '../../components/PersonChip'
import { MessageText } from './MessageText'
import styles from './messages.module.css'

interface Props {
  senderId: Id | null
  messages: readonly [TextMessage, ...TextMessage[]]
  mine: boolean
}

/** What one person, or Convoke itself, wrote in one go: one avatar, one name, one time. Mine stand on the right. */
export function MessageGroup({ senderId, messages, mine }: Props) {
  const sender = usePerson(senderId)
  const format = useFormat()
  const [{ createdAt }] = messages
  return (
    <article className={mine ? `${styles.group} ${styles.mine}` : styles.group}>
      {!mine && (senderId ? <PersonAvatar person={sender} size={36} /> : <OwnMark />)}
      <div className={styles.bubbles}>
        <header className={styles.groupHead}>
          {!mine && <GroupSender senderId={senderId} />}
          <time dateTime={createdAt} title={format.dateTime(createdAt)}>
            {format.clock(createdAt)}
          </time>
        </header>
        {messages.map((message) => (
          <div key={message.id} className={styles.bubble} title={format.dateTime(message.createdAt)}>
            <MentioningText message={message} />
          </div>
        ))}
      </div>
    </article>
  )
}

/** In place of a person's avatar: an automation wrote it. */
function OwnMark() {
  return <img src="/favicon.svg" alt="" className={styles.ownMark} width={36} height={36} />
}

function GroupSender({ senderId }: { senderId: Id | null }) {
  const { t } = useTranslation()
  return (
    <span className={styles.sender}>
      {senderId ? <PersonChip personId={senderId} nameOnly /> : t('common:product')}
    </span>
  )
}

function MentioningText({ message }: { message: TextMessage }) {
  const people = usePeople(message.mentions)
  const names = [...people.values()].map(({ name }) => name)
  return <MessageText text={message.text} names={names} mentionAll={message.mentionAll} />
}

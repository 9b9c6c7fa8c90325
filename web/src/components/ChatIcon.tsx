import { TeamOutlined } from '@ant-design/icons'
import type { Chat } from '../api/types'
import { avatarHue, chatAvatarText } from './avatar'
import styles from './chats.module.css'

interface Props {
  chat: Pick<Chat, 'id' | 'name'> | undefined
  size?: number
}

/** The avatar of a group; paler than a person's, so that the two are told apart at a glance. */
export function ChatIcon({ chat, size = 20 }: Props) {
  const hue = avatarHue(chat?.id ?? '')
  return (
    <span
      className={styles.icon}
      style={{
        width: size,
        height: size,
        fontSize: Math.round(size * 0.38),
        borderRadius: Math.min(8, Math.round(size / 4)),
        ['--hue' as string]: hue,
      }}
      aria-hidden="true"
    >
      {chat ? chatAvatarText(chat.name) : <TeamOutlined />}
    </span>
  )
}

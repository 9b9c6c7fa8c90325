import { useTranslation } from 'react-i18next'
import type { Chat } from '../api/types'
import people from './people.module.css'

/** *External* and *closed*: what one must know before writing. */
export function ChatMarks({ chat }: { chat: Chat }) {
  const { t } = useTranslation()
  return (
    <>
      {chat.external && (
        <span className={`${people.mark} ${people.external}`}>{t('common:chat.external')}</span>
      )}
      {chat.state === 'CLOSED' && <span className={people.mark}>{t('common:chat.closed')}</span>}
    </>
  )
}

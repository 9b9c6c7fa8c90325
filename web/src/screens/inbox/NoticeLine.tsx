import { useTranslation } from 'react-i18next'
import { usePeople } from '../../api/people'
import type { NoticeMessage } from '../../api/types'
import { useFormat } from '../../components/format'
import styles from './messages.module.css'
import { noticePeople, noticeText } from './notices'

export function NoticeLine({ message }: { message: NoticeMessage }) {
  const { t } = useTranslation()
  const format = useFormat()
  const people = usePeople(noticePeople(message.notice))
  return (
    <p className={styles.notice} title={format.dateTime(message.createdAt)}>
      {noticeText(message.notice, (id) => people.get(id)?.name ?? '…', t)}
    </p>
  )
}

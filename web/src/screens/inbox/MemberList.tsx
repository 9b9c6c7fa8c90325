import { CloseOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Chat, ChatMember } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { explain } from '../../components/explain'
import { PersonChip } from '../../components/PersonChip'
import people from '../../components/people.module.css'
import { ListSkeleton } from '../../components/Skeletons'
import { AddMembers } from './AddMembers'
import styles from './details.module.css'
import { useRemoveMember } from './useChatChanges'
import { useMembers } from './useMembers'

interface Props {
  chat: Chat
  mayAdd: boolean
  mayRemove: boolean
}

export function MemberList({ chat, mayAdd, mayRemove }: Props) {
  const { t } = useTranslation()
  const [adding, setAdding] = useState(false)
  const query = useMembers(chat.id)
  return (
    <section className={styles.section}>
      <div className={styles.headingRow}>
        <h3 className={styles.heading}>{t('inbox:membersCount', { count: chat.memberCount })}</h3>
        {mayAdd && (
          <Button size="small" icon={<PlusOutlined />} onClick={() => setAdding(true)}>
            {t('inbox:addMembers')}
          </Button>
        )}
      </div>
      {query.isPending && <ListSkeleton rows={4} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      <ul className={styles.members}>
        {query.members.map((member) => (
          <Member
            key={member.personId}
            chat={chat}
            member={member}
            removable={mayRemove && member.role !== 'OWNER'}
          />
        ))}
      </ul>
      {query.hasNextPage && (
        <Button type="link" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('inbox:loadMoreMembers')}
        </Button>
      )}
      <AddMembers chat={chat} members={query.members} open={adding} onClose={() => setAdding(false)} />
    </section>
  )
}

interface MemberProps {
  chat: Chat
  member: ChatMember
  removable: boolean
}

function Member({ chat, member, removable }: MemberProps) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const remove = useRemoveMember(chat.id)
  const name = member.person.name
  const ask = () =>
    modal.confirm({
      title: t('inbox:removeConfirm', { name }),
      content: t('inbox:removeText'),
      okText: t('inbox:remove'),
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutateAsync(member.personId).catch((error: unknown) => {
          const { title, detail } = explain(error, t)
          void message.error(detail || title)
        }),
    })
  return (
    <li className={styles.member}>
      <PersonChip person={member.person} size={28} />
      {member.role === 'OWNER' && <span className={people.mark}>{t('inbox:ownerMark')}</span>}
      {removable && (
        <Button
          type="text"
          size="small"
          className={styles.remove}
          icon={<CloseOutlined />}
          aria-label={t('inbox:removeMember', { name })}
          title={t('inbox:removeMember', { name })}
          onClick={ask}
        />
      )}
    </li>
  )
}

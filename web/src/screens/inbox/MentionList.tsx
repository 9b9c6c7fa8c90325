import { TeamOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { PersonAvatar } from '../../components/PersonAvatar'
import { PersonMarks } from '../../components/PersonMarks'
import styles from './inbox.module.css'
import type { Mentions } from './useMentions'

/** Above the composer; the focus stays in the text, which steers it by keys. */
export function MentionList({ id, mentions }: { id: string; mentions: Mentions }) {
  const { t } = useTranslation()
  if (!mentions.open) return null
  return (
    <div id={id} className={styles.mentionList} role="listbox" aria-label={t('inbox:mentionMembers')}>
      {mentions.candidates.map((candidate, index) => (
        <div
          key={candidate.id}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === mentions.active}
          className={styles.mentionOption}
          // Before the text loses the focus and the list closes.
          onMouseDown={(event) => {
            event.preventDefault()
            mentions.pick(candidate)
          }}
        >
          {candidate.person ? (
            <PersonAvatar person={candidate.person} size={24} />
          ) : (
            <span className={styles.everybody} aria-hidden="true">
              <TeamOutlined />
            </span>
          )}
          {candidate.name}
          {candidate.person && <PersonMarks person={candidate.person} />}
        </div>
      ))}
    </div>
  )
}

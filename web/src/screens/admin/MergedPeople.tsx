import { App, Button } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person, PersonMerge } from '../../api/types'
import { useFormat } from '../../components/format'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './admin.module.css'
import { useMerges, useUnmerge } from './useAdmin'

/** Those who turned out to be this person; each can become himself again. */
export function MergedPeople({ person }: { person: Person }) {
  const { t } = useTranslation()
  const { data } = useMerges(person.id)
  const title = useId()
  if (!data?.length) return null
  return (
    <section aria-labelledby={title}>
      <h3 id={title} className={styles.mergedTitle}>
        {t('people:mergedPeople')}
      </h3>
      <ul className={styles.merged}>
        {data.map((merge) => (
          <Merged key={merge.personId} merge={merge} into={person} />
        ))}
      </ul>
    </section>
  )
}

function Merged({ merge, into }: { merge: PersonMerge; into: Person }) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const format = useFormat()
  const unmerge = useUnmerge()
  const { name } = merge
  const ask = () =>
    modal.confirm({
      title: t('people:unmergeConfirm', { name }),
      content: t('people:unmergeText', { name }),
      okText: t('people:unmerge'),
      onOk: () =>
        unmerge.mutate(
          { id: merge.personId, into: into.id },
          { onSuccess: () => void message.info(t('people:unmerged', { name })) },
        ),
    })
  return (
    <li>
      <ProblemAlert error={unmerge.error} />
      <span className={styles.mergedName}>
        {name}
        <small>{t('people:mergedBy', { by: merge.by?.name ?? '', at: format.relative(merge.at) })}</small>
      </span>
      <Button size="small" onClick={ask} aria-label={t('people:unmergeOf', { name })}>
        {t('people:unmerge')}
      </Button>
    </li>
  )
}

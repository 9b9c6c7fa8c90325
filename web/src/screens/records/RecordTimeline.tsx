import { useTranslation } from 'react-i18next'
import type { Form, FormRecord, RecordChange, Run } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { LinesSkeleton } from '../../components/Skeletons'
import { ChangeEntry } from './ChangeEntry'
import { RunEntry } from './RunEntry'
import styles from './record.module.css'
import { useHistory, useRecordRuns } from './recordQueries'

type Entry = { at: string; key: string } & ({ change: RecordChange } | { run: Run })

/** Changes and runs of a record, newest first. */
export function RecordTimeline({ form, record }: { form: Form; record: FormRecord }) {
  const { t } = useTranslation()
  const history = useHistory(form, record.id)
  const runs = useRecordRuns(record.id)
  const entries = [...(history.data ?? []).map(changeEntry), ...(runs.data ?? []).map(runEntry)].sort(
    newestFirst,
  )
  return (
    <section className={styles.timeline} aria-label={t('records:timeline.title')}>
      <h3>{t('records:timeline.title')}</h3>
      {history.isPending && <LinesSkeleton rows={3} />}
      {history.isError && <ErrorState error={history.error} onRetry={() => void history.refetch()} />}
      <ol>
        {entries.map((entry) => (
          <li key={entry.key} className={styles.entry}>
            {'run' in entry ? (
              <RunEntry run={entry.run} />
            ) : (
              <ChangeEntry form={form} change={entry.change} />
            )}
          </li>
        ))}
      </ol>
    </section>
  )
}

function changeEntry(change: RecordChange): Entry {
  return { at: change.at, key: `change ${change.version}`, change }
}

function runEntry(run: Run): Entry {
  return { at: run.createdAt, key: run.id, run }
}

function newestFirst(left: Entry, right: Entry): number {
  return Date.parse(right.at) - Date.parse(left.at)
}

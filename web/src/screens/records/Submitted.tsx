import { CheckCircleFilled, LoadingOutlined, WarningFilled } from '@ant-design/icons'
import { useQueries } from '@tanstack/react-query'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import type { Form, Id, Run, SubmittedRecord } from '../../api/types'
import { LinkButton } from '../../components/LinkButton'
import { WhomToAsk } from '../../components/WhomToAsk'
import { runQuery } from '../runs/useRun'
import { type Outcome, outcomeOf } from './outcome'
import { RunLine } from './RunLine'
import styles from './submit.module.css'

interface Props {
  form: Form
  record: SubmittedRecord
  onAgain: () => void
}

/** What happened: the record, and what it set going, live. A flow that failed is not hidden behind what was saved. */
export function Submitted({ form, record, onAgain }: Props) {
  const { t } = useTranslation()
  const heading = useRef<HTMLHeadingElement>(null)
  const runs = useFollowedRuns(record.runs.map(({ id }) => id))
  const outcome = outcomeOf(runs.map(({ state }) => state))
  const failed = runs.find(({ state }) => state === 'FAILED')
  useEffect(() => heading.current?.focus(), [])
  const named = { form: form.name, serial: record.serial }
  return (
    <section className={styles.done} data-outcome={outcome}>
      <OutcomeIcon outcome={outcome} />
      <h2 ref={heading} tabIndex={-1} className={styles.doneTitle}>
        {t(failed ? 'records:submitted.failed' : 'records:submitted.title', named)}
      </h2>
      <p className={styles.doneText} role="status">
        {outcome === 'UNDER_WAY' && t('records:submitted.underWay')}
        {outcome === 'FAILED' &&
          t(failed?.error?.byInput ? 'records:submitted.savedByInput' : 'records:submitted.saved', named)}
      </p>
      {record.runs.length > 0 && (
        <ul className={styles.runs} aria-label={t('records:submitted.runs')}>
          {record.runs.map((run) => (
            <li key={run.id}>
              <RunLine id={run.id} flow={run.flow.name} />
            </li>
          ))}
        </ul>
      )}
      {failed && <Remedy run={failed} />}
      <div className={styles.doneActions}>
        <LinkButton to={`/forms/${form.key}/records/${record.id}`}>{t('records:submitted.open')}</LinkButton>
        <Button type={failed ? 'default' : 'primary'} onClick={onAgain}>
          {t('records:submitted.again')}
        </Button>
      </div>
    </section>
  )
}

type Followed = Pick<Run, 'id' | 'state'> & { error?: Run['error'] }

/** The runs that the reader may see; none before the first answer counts as under way. */
function useFollowedRuns(ids: Id[]): Followed[] {
  return useQueries({ queries: ids.map(runQuery) }).flatMap<Followed>(({ data, isPending }, at) =>
    data ? [data] : isPending ? [{ id: ids[at] ?? '', state: 'READY' }] : [],
  )
}

function OutcomeIcon({ outcome }: { outcome: Outcome }) {
  if (outcome === 'FAILED') return <WarningFilled className={`${styles.doneIcon} ${styles.warned}`} />
  if (outcome === 'UNDER_WAY') return <LoadingOutlined className={`${styles.doneIcon} ${styles.underWay}`} />
  return <CheckCircleFilled className={styles.doneIcon} />
}

/** Builders look at the run, everybody else asks one of them. */
function Remedy({ run }: { run: Pick<Run, 'id'> }) {
  const { t } = useTranslation()
  const builder = useMay('BUILDER')
  if (!builder) return <WhomToAsk />
  return (
    <LinkButton type="primary" to={`/runs/${run.id}`}>
      {t('records:submitted.openRun')}
    </LinkButton>
  )
}

import { Modal, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import type { Run, RunRetryAnswer } from '../../../api/types'
import { ProblemAlert } from '../../../components/ProblemAlert'
import { type RetryChoice, useRetryMany } from '../operations'
import styles from './retry.module.css'

interface Props {
  runs: readonly Run[]
  onClose: () => void
}

/** Retries many runs at once, then says what became of each. */
export function RetryMany({ runs, onClose }: Props) {
  const { t } = useTranslation()
  const retry = useRetryMany()
  const [open, setOpen] = useState(true)
  const [from, setFrom] = useState<RetryChoice['from']>('FAILED')
  const [version, setVersion] = useState<RetryChoice['version']>('NEWEST')
  const count = runs.length
  const send = () => {
    const ids = runs.map(({ id }) => id)
    retry.mutate({ ids, from, version })
  }
  const close = () => setOpen(false)
  return (
    <Modal
      open={open}
      onCancel={close}
      afterClose={onClose}
      width={560}
      title={t('runs:many.title', { count })}
      {...(retry.data
        ? { okText: t('runs:many.close'), onOk: close, cancelButtonProps: { hidden: true } }
        : { okText: t('runs:many.ok', { count }), onOk: send, confirmLoading: retry.isPending })}
    >
      {retry.data ? (
        <Results runs={runs} answers={retry.data} />
      ) : (
        <div className={styles.dialog}>
          <ProblemAlert error={retry.error} />
          <div className={styles.option}>
            <h3>{t('runs:retry.where')}</h3>
            <Radio.Group
              vertical
              aria-label={t('runs:retry.where')}
              value={from}
              onChange={(event) => setFrom(event.target.value)}
              options={[
                { value: 'FAILED', label: t('runs:retry.from.FAILED_bare') },
                { value: 'START', label: t('runs:retry.from.START') },
              ]}
            />
          </div>
          <div className={styles.option}>
            <h3>{t('runs:retry.which')}</h3>
            <Radio.Group
              vertical
              aria-label={t('runs:retry.which')}
              value={version}
              onChange={(event) => setVersion(event.target.value)}
              options={[
                { value: 'NEWEST', label: t('runs:many.NEWEST') },
                { value: 'SAME', label: t('runs:many.SAME') },
              ]}
            />
          </div>
          <p className={styles.faint}>{t('runs:many.hint')}</p>
        </div>
      )}
    </Modal>
  )
}

function Results({ runs, answers }: { runs: readonly Run[]; answers: readonly RunRetryAnswer[] }) {
  const { t } = useTranslation()
  const byId = new Map(runs.map((run) => [run.id, run]))
  const ok = answers.filter((answer) => answer.ok).length
  // Refused ones first: they are what somebody must look at.
  const sorted = [...answers].sort((one, other) => Number(one.ok) - Number(other.ok))
  return (
    <div className={styles.dialog}>
      <p role="status">{t('runs:many.summary', { ok, refused: answers.length - ok })}</p>
      <ul className={styles.steps} aria-label={t('runs:many.results')}>
        {sorted.map((answer) => (
          <li key={answer.id} className={styles.result} data-ok={answer.ok}>
            <Link to={`/runs/${answer.id}`}>{nameOf(byId.get(answer.id))}</Link>
            <span className={styles.reason}>
              {answer.ok ? t('runs:many.okOne') : answer.problem?.detail || answer.problem?.title}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}

function nameOf(run: Run | undefined): string {
  if (!run) return ''
  const { record } = run.trigger
  return record ? `${run.flow.name} · ${record.title || `#${record.serial}`}` : run.flow.name
}

import { Alert, Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearchParams } from 'react-router'
import type { RunDetail } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { ListSkeleton } from '../../components/Skeletons'
import type { Catalog } from '../../flows/catalog'
import { useIsPhone } from '../../theme/useMedia'
import { AttemptSwitch } from './AttemptSwitch'
import { useAttempt } from './operations'
import { RunCards } from './RunCards'
import { RunHead } from './RunHead'
import { RunStepDetail } from './RunStepDetail'
import { RunTriggerDetail } from './RunTriggerDetail'
import styles from './runPage.module.css'
import { attentionPath } from './runTree'
import { useRunTelling } from './useRunTelling'

interface Props {
  run: RunDetail
  catalog: Catalog
}

/** The run as it is now, or, with `?attempt=1`, as it was before it was retried. */
export function RunView({ run, catalog }: Props) {
  const { t } = useTranslation()
  const [search, setSearch] = useSearchParams()
  const number = Number(search.get('attempt'))
  const past = run.attempts.some(({ attempt }) => attempt === number) && number !== run.attempt
  const attempt = useAttempt(run.id, past ? number : undefined)
  const show = (wanted: number) =>
    setSearch(wanted === run.attempt ? {} : { attempt: String(wanted) }, { replace: true })
  const chooser = <AttemptSwitch run={run} shown={past ? number : run.attempt} onShow={show} />
  if (!past) return <Attempt key={run.attempt} run={run} catalog={catalog} past={false} above={chooser} />
  if (attempt.error) return <ErrorState error={attempt.error} onRetry={() => void attempt.refetch()} />
  if (!attempt.data) return <ListSkeleton />
  const above = (
    <>
      {chooser}
      <Alert
        banner
        type="info"
        title={t('runs:attempt.past', { number, version: attempt.data.version })}
        action={
          <Button size="small" onClick={() => show(run.attempt)}>
            {t('runs:attempt.back')}
          </Button>
        }
      />
    </>
  )
  return (
    <Attempt
      key={number}
      run={{ ...run, ...attempt.data, waitsForTurn: false }}
      catalog={catalog}
      past
      above={above}
    />
  )
}

/** Which card is open: a step's path, or '' for the trigger. Null: none, on the phone. */
type Chosen = string | null

/** What started it and how it ended; below, its cards and the chosen card's details. Opens at what needs somebody. */
function Attempt({ run, catalog, past, above }: Props & { past: boolean; above: ReactNode }) {
  const phone = useIsPhone()
  const { definition, tell } = useRunTelling(run, catalog)
  const [picked, setPicked] = useState<Chosen | undefined>(undefined)
  const attention = attentionPath(run)
  const chosen = picked === undefined ? (attention ?? (phone ? null : (run.steps[0]?.path ?? ''))) : picked
  const detail =
    chosen === null ? null : chosen === '' ? (
      <RunTriggerDetail run={run} catalog={catalog} />
    ) : (
      <RunStepDetail key={chosen} run={run} path={chosen} definition={definition} tell={tell} past={past} />
    )
  const choose = (path: string) => setPicked(phone && path === chosen ? null : path)
  return (
    <div className={styles.page}>
      {above}
      <RunHead run={run} tell={tell} definition={definition} past={past} />
      <div className={styles.body}>
        <RunCards
          run={run}
          definition={definition}
          tell={tell}
          chosen={chosen}
          onChoose={choose}
          detail={phone ? detail : null}
        />
        {!phone && <div className={styles.detail}>{detail}</div>}
      </div>
    </div>
  )
}

import { useTranslation } from 'react-i18next'
import type { RunDetail } from '../../api/types'
import { CopyButton } from '../../components/CopyButton'
import { useFormat } from '../../components/format'
import type { FlowDefinition } from '../../flows/definition'
import { findStep } from '../../flows/places'
import { conditionText, stepTitle, type Telling } from '../../flows/summaries'
import { inputPorts, outputPorts } from './ports'
import { RawData } from './RawData'
import styles from './runPage.module.css'
import { ValueList } from './ValueList'

interface Props {
  run: RunDetail
  stepKey: string
  definition: FlowDefinition
  tell: Telling
}

/** What went into a step, what came out, and, if it failed, why and what to do. */
export function RunStepDetail({ run, stepKey, definition, tell }: Props) {
  const { t } = useTranslation()
  const format = useFormat()
  const step = findStep(definition, stepKey)?.step
  const done = run.steps.find(({ key }) => key === stepKey)
  if (!step) return null
  const title = stepTitle(step, tell.catalog, tell.say)
  if (!done) {
    return (
      <section className={styles.panel} aria-label={title}>
        <h2>{title}</h2>
        <p className={styles.faint}>{t('runs:notRun')}</p>
      </section>
    )
  }
  const branches = step.type === 'branch' ? step.branches : []
  return (
    <section className={styles.panel} aria-label={title}>
      <h2>{title}</h2>
      <p className={styles.faint}>
        {done.startedAt && format.dateTime(done.startedAt)}
        {done.attempts > 1 && ` · ${t('runs:attempts', { count: done.attempts })}`}
      </p>
      {done.error && (
        <div className={styles.error} role="alert">
          <strong>{done.error.title}</strong>
          <p>{done.error.detail}</p>
          <CopyButton size="small" text={() => errorReport(run, stepKey, done.error)}>
            {t('common:error.copyDetails')}
          </CopyButton>
        </div>
      )}
      {step.type === 'branch' ? (
        <dl className={styles.conditions}>
          {branches.map((branch) => (
            <div key={branch.key}>
              <dt>{branch.name || branch.key}</dt>
              <dd>{conditionText(branch.when, tell)}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <>
          <h3>{t('runs:input')}</h3>
          <ValueList
            value={done.input}
            ports={inputPorts(step, tell.catalog, tell.say)}
            empty={t('runs:nothingIn')}
          />
          {done.state === 'DONE' && (
            <>
              <h3>{t('runs:output')}</h3>
              <ValueList
                value={done.output}
                ports={outputPorts(step, tell.catalog, tell.say)}
                empty={t('runs:nothingOut')}
              />
            </>
          )}
        </>
      )}
      <RawData value={{ input: done.input, output: done.output }} />
    </section>
  )
}

function errorReport(
  run: RunDetail,
  step: string,
  error: { code: string; title: string; detail: string } | null,
): string {
  return [
    `run: ${run.id}`,
    `flow: ${run.flow.name} v${run.version}`,
    `step: ${step}`,
    `code: ${error?.code}`,
    `${error?.title}`,
    `${error?.detail}`,
  ].join('\n')
}

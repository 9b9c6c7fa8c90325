import { App, Button, Radio } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../../api/session'
import type { Json, RunDecision, RunDetail, RunStep, Values } from '../../../api/types'
import { ProblemAlert } from '../../../components/ProblemAlert'
import { type CatalogPort, findAction } from '../../../flows/catalog'
import type { Step } from '../../../flows/definition'
import type { Telling } from '../../../flows/summaries'
import { RecordForm } from '../../../forms/fields/RecordForm'
import { isEmpty } from '../../../forms/rules'
import { EffectFacts } from '../EffectFacts'
import { asFieldsOf, useResolve } from '../operations'
import { outputPorts } from '../ports'
import { useEffectSystem } from '../useEffectSystem'
import styles from './doubt.module.css'
import { portField } from './portField'

interface Props {
  run: RunDetail
  done: RunStep
  step: Step
  tell: Telling
}

type Decision = NonNullable<RunDecision['decision']>
const DECISIONS: readonly Decision[] = ['EXISTS', 'AGAIN', 'GIVE_UP']
const OUTPUTS_FORM = 'doubt-outputs'

/** Nobody knows whether the other system did it: what to look for there, and the three answers. */
export function DoubtPanel({ run, done, step, tell }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const mayDesign = useMay('BUILDER')
  const resolve = useResolve(run.id)
  const system = useEffectSystem()
  const [decision, setDecision] = useState<Decision | null>(null)
  const fields = madeBy(step, tell).map(portField)
  const withOutputs = decision === 'EXISTS' && fields.length > 0
  async function send(outputs: Values) {
    await resolve.mutateAsync({
      step: done.path,
      decision,
      ...(decision === 'EXISTS' ? { outputs } : {}),
    })
    void message.success(t(`runs:doubt.done.${decision ?? 'AGAIN'}`))
  }
  return (
    <section className={styles.panel} aria-label={t('runs:doubt.title')}>
      <h3>{t('runs:doubt.title')}</h3>
      <p>{t('runs:doubt.text', { system: done.effect ? system(done.effect) : '' })}</p>
      {done.effect && (
        <div className={styles.known}>
          <EffectFacts effect={done.effect} step={step} tell={tell} />
        </div>
      )}
      {mayDesign ? (
        <>
          <h3>{t('runs:doubt.question')}</h3>
          <Radio.Group
            vertical
            aria-label={t('runs:doubt.question')}
            value={decision}
            onChange={(event) => setDecision(event.target.value)}
            options={DECISIONS.map((value) => ({
              value,
              label: (
                <span className={styles.decision}>
                  <strong>{t(`runs:doubt.${value}`)}</strong>
                  <span className={styles.faint}>{t(`runs:doubt.hint.${value}`)}</span>
                </span>
              ),
            }))}
          />
          {withOutputs && (
            <div className={styles.outputs}>
              <RecordForm
                form={undefined}
                fields={fields}
                initial={{}}
                name={OUTPUTS_FORM}
                onSubmit={(values) =>
                  send(filled(values, step)).catch((error) => Promise.reject(asFieldsOf('outputs.', error)))
                }
              >
                {null}
              </RecordForm>
            </div>
          )}
          {!withOutputs && <ProblemAlert error={resolve.error} />}
          <Button
            type="primary"
            className={styles.decide ?? ''}
            danger={decision === 'GIVE_UP'}
            disabled={decision === null}
            loading={resolve.isPending}
            {...(withOutputs
              ? { htmlType: 'submit', form: OUTPUTS_FORM }
              : { onClick: () => void send({}).catch(() => {}) })}
          >
            {t(decision ? `runs:doubt.ok.${decision}` : 'runs:doubt.ok.none')}
          </Button>
        </>
      ) : (
        <p className={styles.faint}>{t('runs:doubt.notYours')}</p>
      )}
    </section>
  )
}

/** What a person may know that the other system has made. */
function madeBy(step: Step, tell: Telling): readonly CatalogPort[] {
  if (step.type === 'action') return findAction(tell.catalog, step)?.outputs ?? []
  return step.type === 'httpRequest' ? outputPorts(step, tell) : []
}

function filled(values: Values, step: Step): Values {
  const given = Object.entries(values).filter(([, value]) => !isEmpty(value))
  return Object.fromEntries(
    given.map(([key, value]) => [
      key,
      step.type === 'httpRequest' && key !== 'status' ? parsed(value) : value,
    ]),
  )
}

/** An answer is JSON when it reads as JSON, as it is when it comes by itself. */
function parsed(value: Json): Json {
  try {
    return JSON.parse(String(value))
  } catch {
    return value
  }
}

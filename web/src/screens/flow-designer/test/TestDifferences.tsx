import { useTranslation } from 'react-i18next'
import type { FlowTestDifference, FlowTestResult, FlowTestStep } from '../../../api/types'
import type { Step } from '../../../flows/definition'
import { findStep } from '../../../flows/places'
import { armsText, type Telling } from '../../../flows/summaries'
import { inputPorts, outputPorts, type Port } from '../../runs/ports'
import { usePlaceText } from '../../runs/usePlaceText'
import { ValueView } from '../../runs/ValueView'
import { useDesigner } from '../DesignerContext'
import styles from './test.module.css'

/** What a flow does otherwise than a test expects, step by step; what is the same is left out. */
export function TestDifferences({ result }: { result: FlowTestResult }) {
  const { t } = useTranslation()
  const { test, end, problems } = result
  const steps = result.steps.filter(({ what }) => what !== 'SAME')
  return (
    <ul className={styles.steps} aria-label={t('flows:tests.differences')}>
      {problems.map(({ path, code, detail }) => (
        <li key={`${path} ${code}`}>{detail}</li>
      ))}
      {end !== test.end && <li>{t(`flows:tests.end.${test.end}_${end}`)}</li>}
      {steps.map((step) => (
        <StepDifference key={step.path} step={step} />
      ))}
    </ul>
  )
}

function StepDifference({ step }: { step: FlowTestStep }) {
  const { t } = useTranslation()
  const { definition, tell } = useDesigner()
  const place = usePlaceText(definition, tell)
  const known = findStep(definition, step.key)?.step
  const { problem, expectedProblem } = step
  return (
    <li>
      <span className={styles.step}>
        <strong>{place(step.path, step.name)}</strong>
        <span className={styles.what} data-what={step.what}>
          {t(`flows:tests.what.${step.what}`)}
        </span>
      </span>
      {problem?.code !== expectedProblem?.code && step.what !== 'MISSING' && (
        <p>
          {problem
            ? t('flows:tests.failsNow', { reason: problem.detail })
            : t('flows:tests.failedThen', { reason: expectedProblem?.detail })}
        </p>
      )}
      {step.differences.length > 0 && (
        <dl className={styles.values}>
          {step.differences.map((difference) => (
            <Difference key={difference.field} difference={difference} step={known} tell={tell} />
          ))}
        </dl>
      )}
    </li>
  )
}

interface Shown {
  difference: FlowTestDifference
  /** Undefined: it is not in the flow any more. */
  step: Step | undefined
  tell: Telling
}

function Difference({ difference, step, tell }: Shown) {
  const { t } = useTranslation()
  const { field, expected, actual } = difference
  if (field === 'branch')
    return (
      <div>
        <dt>{t('flows:tests.branch')}</dt>
        <dd>
          <del>{armsText(step, String(expected), tell) || t('flows:test.noBranch')}</del>
          {' → '}
          <ins>{armsText(step, String(actual), tell) || t('flows:test.noBranch')}</ins>
        </dd>
      </div>
    )
  const port = portOf(field, step, tell)
  return (
    <div>
      <dt>{port.label}</dt>
      <dd className={styles.change}>
        <del>
          <ValueView value={expected} port={port} />
        </del>
        <span aria-hidden="true">→</span>
        <ins>
          <ValueView value={actual} port={port} />
        </ins>
      </dd>
    </div>
  )
}

/** What `input.values.name` means: the label where there is one, the rest of the path where not. */
function portOf(field: string, step: Step | undefined, tell: Telling): Port {
  const [side, ...parts] = field.split('.')
  const path = parts[0] === 'values' ? parts.slice(1) : parts
  const ports = step ? (side === 'output' ? outputPorts(step, tell) : inputPorts(step, tell)) : []
  const port = ports.find(({ key }) => key === path[0])
  const inner = path.slice(1).join('.')
  if (port) return inner ? { ...port, type: 'any', label: `${port.label} › ${inner}` } : port
  return { key: path.at(-1) ?? field, label: path.join('.') || field, type: 'any' }
}

import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { findStep } from '../../../flows/places'
import { useDesigner } from '../DesignerContext'
import { ProblemDock } from '../ProblemDock'
import { TriggerPanel } from '../trigger/TriggerPanel'
import { OverviewPanel } from './OverviewPanel'
import styles from './panel.module.css'
import { StepPanel } from './StepPanel'
import { StepsPanel } from './StepsPanel'

/** At the right: the chosen card's settings, or those of the flow. */
export function Panel() {
  const { t } = useTranslation()
  const ref = useFieldFocus()
  return (
    <aside ref={ref} className={styles.panel} aria-label={t('flows:designer.panel')}>
      <div className={styles.scroll}>
        <Content />
      </div>
      <ProblemDock />
    </aside>
  )
}

function Content() {
  const { selection, definition } = useDesigner()
  if (selection?.kind === 'trigger') return <TriggerPanel />
  if (selection?.kind === 'steps') return <StepsPanel keys={selection.keys} />
  const step = selection?.kind === 'step' ? findStep(definition, selection.key)?.step : undefined
  return step ? <StepPanel key={step.key} step={step} /> : <OverviewPanel />
}

/** Brings the field into view that a click on a problem asked for, and puts the keyboard into it. */
function useFieldFocus() {
  const ref = useRef<HTMLElement>(null)
  const { focus } = useDesigner()
  useEffect(() => {
    if (focus.field === '') return
    const field = closestField(ref.current, focus.field)
    field?.scrollIntoView({ block: 'center' })
    field?.querySelector<HTMLElement>('input, textarea, button')?.focus({ preventScroll: true })
  }, [focus])
  return ref
}

/** The named field, or the smallest shown part around it: `where.all.0` is shown by `where`. */
function closestField(panel: HTMLElement | null, field: string): HTMLElement | undefined {
  const fields = [...(panel?.querySelectorAll<HTMLElement>('[data-field]') ?? [])]
  const around = fields.filter(
    ({ dataset }) => field === dataset.field || field.startsWith(`${dataset.field}.`),
  )
  return around.sort((one, other) => (other.dataset.field ?? '').length - (one.dataset.field ?? '').length)[0]
}

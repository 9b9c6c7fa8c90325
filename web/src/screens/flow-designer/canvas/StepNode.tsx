import type { NodeProps } from '@xyflow/react'
import { findStep } from '../../../flows/places'
import { problemsOf } from '../../../flows/problems'
import { useDesigner } from '../DesignerContext'
import { stepText } from './cardText'
import type { CanvasNode } from './nodes'
import { Ports } from './Ports'
import { StepCard } from './StepCard'
import { useCardFocus } from './useCardFocus'

export function StepNode({ data }: NodeProps<CanvasNode>) {
  const { editor, definition, selection, tell, problems } = useDesigner()
  const key = data.kind === 'step' ? data.step.key : ''
  const chosen = selection?.kind === 'step' && selection.key === key
  const ref = useCardFocus(chosen)
  const step = findStep(definition, key)?.step
  if (!step) return null
  const here = { kind: 'step', key } as const
  return (
    <>
      <Ports target source />
      <StepCard
        ref={ref}
        kind={step.type}
        {...(step.type === 'action' ? { action: step.action } : {})}
        {...stepText(step, tell)}
        chosen={chosen}
        problems={problemsOf(problems, here).map(({ detail }) => detail)}
        onClick={() => editor.select(here)}
      />
    </>
  )
}

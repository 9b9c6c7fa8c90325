import type { NodeProps } from '@xyflow/react'
import { useCanvasActions } from './CanvasContext'
import type { CanvasNode } from './nodes'
import { Ports } from './Ports'
import { StepCard } from './StepCard'
import { useCardFocus } from './useCardFocus'

export function TriggerNode({ data }: NodeProps<CanvasNode>) {
  const { editor } = useCanvasActions()
  const ref = useCardFocus(data.kind === 'trigger' && data.head)
  if (data.kind !== 'trigger') return null
  const { title, summary, problems, chosen } = data
  return (
    <>
      <Ports source />
      <StepCard
        ref={ref}
        kind="trigger"
        title={title}
        summary={summary}
        chosen={chosen}
        problems={problems === '' ? [] : problems.split('\n')}
        onClick={() => editor.select({ kind: 'trigger' })}
      />
    </>
  )
}

import type { NodeProps } from '@xyflow/react'
import { selectTo } from '../../../flows/selections'
import { useCanvasActions } from './CanvasContext'
import type { CanvasNode } from './nodes'
import { Ports } from './Ports'
import { StepCard } from './StepCard'
import { useCardFocus } from './useCardFocus'

export function StepNode({ data }: NodeProps<CanvasNode>) {
  const { editor } = useCanvasActions()
  const ref = useCardFocus(data.kind === 'step' && data.head)
  if (data.kind !== 'step') return null
  const { step, type, action, title, summary, problems, chosen } = data
  return (
    <>
      <Ports target source />
      <StepCard
        ref={ref}
        kind={type}
        {...(action === undefined ? {} : { action })}
        title={title}
        summary={summary}
        chosen={chosen}
        problems={problems === '' ? [] : problems.split('\n')}
        onClick={(event) =>
          editor.select(
            event.shiftKey
              ? selectTo(editor.definition, editor.snapshot().selection, step)
              : { kind: 'step', key: step },
          )
        }
      />
    </>
  )
}

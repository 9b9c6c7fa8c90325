import { problemsOf } from '../../../flows/problems'
import { useDesigner } from '../DesignerContext'
import { triggerText } from './cardText'
import { Ports } from './Ports'
import { StepCard } from './StepCard'
import { useCardFocus } from './useCardFocus'

export function TriggerNode() {
  const { editor, definition, selection, tell, problems } = useDesigner()
  const here = { kind: 'trigger' } as const
  const chosen = selection?.kind === 'trigger'
  const ref = useCardFocus(chosen)
  return (
    <>
      <Ports source />
      <StepCard
        ref={ref}
        kind="trigger"
        {...triggerText(definition, tell)}
        chosen={chosen}
        problems={problemsOf(problems, here).map(({ detail }) => detail)}
        onClick={() => editor.select(here)}
      />
    </>
  )
}

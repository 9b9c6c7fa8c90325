import type { Problem } from '../../../flows/definition'
import { problemsOf } from '../../../flows/problems'
import { useDesigner } from '../DesignerContext'

/** The problems of the chosen card. */
export function useStepProblems(): Problem[] {
  const { problems, selection } = useDesigner()
  return problemsOf(problems, selection)
}

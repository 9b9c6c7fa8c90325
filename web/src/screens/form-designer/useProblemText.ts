import { useTranslation } from 'react-i18next'
import type { DefinitionProblem } from '../../forms/definition-problems'

/** Says a problem of the form in the reader's language. */
export function useProblemText() {
  const { t } = useTranslation()
  return (problem: DefinitionProblem) =>
    t(`forms:definition.${problem.code}`, { names: problem.names?.join(' → ') ?? '' })
}

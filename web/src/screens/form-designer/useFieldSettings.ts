import type { Field } from '../../api/types'
import type { DefinitionProblem } from '../../forms/definition-problems'
import type { DesignField } from '../../forms/design'
import { useDesigner } from './DesignerContext'
import { useProblemText } from './useProblemText'

/** Everything a field may have, whatever its type; undefined takes a setting away. */
export type FieldPatch = { [key in AnyKey<Field>]?: AnyValue<Field, key> | undefined }
type AnyKey<F> = F extends unknown ? keyof F : never
type AnyValue<F, K extends PropertyKey> = F extends { [key in K]?: infer V } ? V : never

/** Changes the settings of one field and says what is wrong with them. */
export function useFieldSettings(item: DesignField) {
  const { state, dispatch, problems } = useDesigner()
  const text = useProblemText()
  const at = state.history.present.fields.findIndex(({ id }) => id === item.id)
  return {
    /** Changes in a row with the same `property` are one step for undo. */
    change: (patch: FieldPatch, property: string = Object.keys(patch).join()) => {
      const merged = Object.entries({ ...item.field, ...patch }).filter(([, value]) => value !== undefined)
      dispatch({
        type: 'change',
        id: item.id,
        field: Object.fromEntries(merged) as unknown as Field,
        property,
      })
    },
    problem: (property: DefinitionProblem['property']) => {
      const found = problems.find((each) => each.at === at && each.property === property)
      return found ? text(found) : ''
    },
  }
}

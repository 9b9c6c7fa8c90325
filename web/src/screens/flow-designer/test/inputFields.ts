import type { Field, Values } from '../../../api/types'
import { type Catalog, findEvent, inputType } from '../../../flows/catalog'
import type { Input, Trigger } from '../../../flows/definition'
import type { Say } from '../../../flows/words'

/** What a flow is given, as the fields of a form that a person can fill in. */
export function inputFields(inputs: readonly Input[], say: Say): Field[] {
  return inputs.map((input) => ({
    key: input.key,
    label: input.label || input.key,
    required: input.required,
    ...kindOf(inputType(input), say),
  })) as Field[]
}

/** What an event of a platform brings, as if it were given. */
export function toldInputs(trigger: Trigger, catalog: Catalog): Input[] {
  const outputs = findEvent(catalog, trigger)?.outputs ?? []
  return outputs.map(({ key, label, type }) => ({
    key,
    label,
    type: type as Input['type'],
    required: false,
  })) as Input[]
}

function kindOf(type: ReturnType<typeof inputType>, say: Say) {
  switch (type) {
    case 'number':
    case 'date':
    case 'datetime':
    case 'department':
      return { type }
    case 'person':
      return { type: 'member' }
    case 'persons':
      return { type: 'members' }
    case 'boolean': {
      const items = ['true', 'false'].map((value) => ({ value, label: say(`value.${value}`) }))
      return { type: 'select', options: { type: 'static', items } }
    }
    default:
      return { type: 'text' }
  }
}

/** What was filled in, of the types that the flow declares. */
export function givenInputs(inputs: readonly Input[], values: Values): Values {
  const given: Values = {}
  for (const input of inputs) {
    const value = values[input.key]
    if (value === undefined || value === null || value === '') continue
    given[input.key] = inputType(input) === 'boolean' ? value === 'true' : value
  }
  return given
}

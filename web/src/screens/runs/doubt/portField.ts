import type { Field } from '../../../api/types'
import { type CatalogPort, portType } from '../../../flows/catalog'

const LONGEST = 1000 // characters of an id that somebody pastes; the server has its own limits

/** The control in which a person says what an action has made. */
export function portField(port: CatalogPort): Field {
  const named = { key: port.key, label: port.label }
  switch (portType(port)) {
    case 'number':
      return { ...named, type: 'number' }
    case 'date':
      return { ...named, type: 'date' }
    case 'datetime':
      return { ...named, type: 'datetime' }
    case 'person':
      return { ...named, type: 'member' }
    case 'persons':
      return { ...named, type: 'members' }
    case 'department':
      return { ...named, type: 'department' }
    case 'any':
      return { ...named, type: 'textarea', maxLength: LONGEST }
    default:
      return { ...named, type: 'text', maxLength: LONGEST }
  }
}

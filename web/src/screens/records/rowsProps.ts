import type { Form, FormRecord, Id } from '../../api/types'
import type { LedgerControls } from './useLedgerView'

/** What the table and the cards of a ledger have in common. */
export interface RowsProps {
  form: Form
  rows: FormRecord[]
  controls: LedgerControls
  chosen: ReadonlySet<Id>
  onChoose: (chosen: ReadonlySet<Id>) => void
  onOpen: (record: FormRecord) => void
}

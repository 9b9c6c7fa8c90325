import { useOutletContext, useParams } from 'react-router'
import type { Form } from '../../api/types'
import { RecordDrawer } from './RecordDrawer'

/** `/forms/:form/records/:record`, over the ledger of the form. */
export function RecordPage() {
  const form = useOutletContext<Form>()
  const { record = '' } = useParams()
  return <RecordDrawer key={record} form={form} id={record} />
}

import { Drawer } from 'antd'
import type { Form } from '../../api/types'
import { useIsPhone } from '../../theme/useMedia'
import { SubmitForm } from './SubmitForm'

interface Props {
  form: Form
  open: boolean
  onClose: () => void
}

/** Filling in the form without leaving the ledger. */
export function NewRecordDrawer({ form, open, onClose }: Props) {
  const phone = useIsPhone()
  return (
    <Drawer
      open={open}
      onClose={onClose}
      destroyOnHidden
      title={form.name}
      size={phone ? '100%' : 560}
      mask={{ closable: false }}
      styles={{ body: { padding: phone ? 16 : 24 } }}
    >
      <SubmitForm form={form} />
    </Drawer>
  )
}

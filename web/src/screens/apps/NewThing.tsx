import { Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { ProblemAlert } from '../../components/ProblemAlert'

interface Props {
  open: boolean
  title: string
  label: string
  placeholder: string
  /** Makes the thing and goes to it. */
  create: (name: string) => Promise<void>
  /** When renaming: the name so far, and the word on the button. */
  initial?: string
  action?: string
  onClose: () => void
}

/** Asks for the name of a new app, form or flow: all that is needed to begin. */
export function NewThing({ open, title, label, placeholder, create, initial = '', action, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<{ name: string }>()
  const [busy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<unknown>(null)

  async function submit({ name }: { name: string }) {
    setBusy(true)
    setRefusal(null)
    try {
      await create(name.trim())
      onClose()
    } catch (error) {
      setRefusal(error)
    } finally {
      setBusy(false)
    }
  }

  return (
    <Modal
      open={open}
      title={title}
      destroyOnHidden
      okText={action ?? t('apps:create')}
      cancelText={t('common:cancel')}
      confirmLoading={busy}
      onOk={form.submit}
      onCancel={onClose}
      afterOpenChange={(shown) => (shown ? form.focusField('name') : setRefusal(null))}
    >
      <Form
        form={form}
        name="new-thing"
        layout="vertical"
        preserve={false}
        initialValues={{ name: initial }}
        onFinish={submit}
        disabled={busy}
      >
        <Form.Item
          name="name"
          label={label}
          rules={[{ required: true, whitespace: true, message: t('apps:nameMissing') }]}
        >
          <Input placeholder={placeholder} maxLength={100} autoComplete="off" />
        </Form.Item>
        {refusal !== null && <ProblemAlert error={refusal} />}
      </Form>
    </Modal>
  )
}

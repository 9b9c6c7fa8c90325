import { App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { isProblem } from '../api/problem'
import { useChangePassword } from '../api/session'
import { ProblemAlert } from '../components/ProblemAlert'

interface Fields {
  current: string
  new: string
}

const MIN_LENGTH = 8
const FIELDS = ['current', 'new'] as const

interface Props {
  open: boolean
  onClose: () => void
}

export function ChangePassword({ open, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const change = useChangePassword()
  const close = () => {
    change.reset()
    onClose()
  }
  const complaint = (field: string) => {
    const help = isProblem(change.error) ? change.error.field(field) : undefined
    return help ? { validateStatus: 'error' as const, help } : {}
  }
  const submit = (fields: Fields) =>
    change.mutate(fields, {
      onSuccess: () => {
        void message.info(t('frame:passwordChanged'))
        close()
      },
    })
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('frame:changePassword')}
      okText={t('frame:changePassword')}
      okButtonProps={{ loading: change.isPending }}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <ProblemAlert error={change.error} shownFields={FIELDS} />
      <Form<Fields> form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={submit}>
        <Form.Item
          name="current"
          label={t('frame:currentPassword')}
          rules={[{ required: true, message: t('frame:passwordRequired') }]}
          {...complaint('current')}
        >
          <Input.Password autoFocus autoComplete="current-password" />
        </Form.Item>
        <Form.Item
          name="new"
          label={t('frame:newPassword')}
          extra={t('frame:newPasswordHint')}
          rules={[
            { required: true, message: t('frame:passwordRequired') },
            { min: MIN_LENGTH, message: t('frame:newPasswordHint') },
          ]}
          {...complaint('new')}
        >
          <Input.Password autoComplete="new-password" />
        </Form.Item>
      </Form>
    </Modal>
  )
}

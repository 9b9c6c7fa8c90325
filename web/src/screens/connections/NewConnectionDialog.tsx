import { Form, Input, Modal, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { useCreateConnection, usePlatforms } from '../../api/connections'
import { ProblemAlert } from '../../components/ProblemAlert'

const MAX_NAME = 60 // characters, the server's limit

interface Fields {
  connector: string
  name: string
}

/** Asks for the platform and a name; the checklist asks for the rest. */
export function NewConnectionDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [form] = Form.useForm<Fields>()
  const platforms = usePlatforms()
  const create = useCreateConnection()
  const named = (connector: string) => platforms.data?.find(({ key }) => key === connector)?.name ?? ''
  const submit = ({ connector, name }: Fields) =>
    create.mutate(
      { connector, name: name.trim() },
      { onSuccess: ({ id }) => void navigate(`/admin/connections/${id}`) },
    )
  return (
    <Modal
      open
      title={t('connections:add')}
      okText={t('connections:add')}
      okButtonProps={{ loading: create.isPending }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ProblemAlert error={platforms.error ?? create.error} />
      <Form<Fields> form={form} layout="vertical" requiredMark={false} onFinish={submit}>
        <Form.Item
          name="connector"
          label={t('connections:platform')}
          rules={[{ required: true, message: t('connections:platformRequired') }]}
        >
          <Select
            autoFocus
            loading={platforms.isPending}
            options={platforms.data?.map(({ key, name }) => ({ value: key, label: name })) ?? []}
            onChange={(connector: string) => {
              if (!form.isFieldTouched('name')) form.setFieldValue('name', named(connector))
            }}
          />
        </Form.Item>
        <Form.Item
          name="name"
          label={t('connections:name')}
          rules={[{ required: true, whitespace: true, message: t('connections:nameRequired') }]}
        >
          <Input maxLength={MAX_NAME} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

import { Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { isProblem } from '../../api/problem'
import { useMe } from '../../api/session'
import type { Id, NewChat } from '../../api/types'
import { PersonPicker } from '../../components/PersonPicker'
import { ProblemAlert } from '../../components/ProblemAlert'
import { useCreateChat } from './useChatChanges'

interface Fields {
  name: string
  ownerId: Id | null
  memberIds: Id[]
}

const MAX_NAME = 100

/** Who owns a group is in it, also when nobody thought of choosing him. */
function newChat(name: string, ownerId: Id, memberIds: readonly Id[]): NewChat {
  return { name: name.trim(), ownerId, memberIds: [...new Set([ownerId, ...memberIds])] }
}

interface Props {
  open: boolean
  onClose: () => void
}

export function CreateChat({ open, onClose }: Props) {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const me = useMe()
  const [form] = Form.useForm<Fields>()
  const create = useCreateChat()
  const complaint = (field: string) => {
    const help = isProblem(create.error) ? create.error.field(field) : undefined
    return help ? { validateStatus: 'error' as const, help } : {}
  }
  const close = () => {
    onClose()
    create.reset()
  }
  const submit = ({ name, ownerId, memberIds }: Fields) =>
    create.mutate(newChat(name, ownerId ?? me.person.id, memberIds), {
      onSuccess: (chat) => {
        close()
        navigate(`/inbox/${chat.id}`)
      },
    })
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('inbox:createChat')}
      okText={t('inbox:createChat')}
      okButtonProps={{ loading: create.isPending, htmlType: 'submit' }}
      onOk={() => form.submit()}
      afterOpenChange={(shown) => {
        if (shown) form.getFieldInstance('name')?.focus()
      }}
      destroyOnHidden
    >
      <ProblemAlert error={create.error} shownFields={['name', 'ownerId', 'memberIds']} />
      <Form<Fields>
        form={form}
        layout="vertical"
        requiredMark={false}
        preserve={false}
        initialValues={{ name: '', ownerId: me.person.id, memberIds: [] }}
        onFinish={submit}
        style={{ marginTop: 16 }}
      >
        <Form.Item
          name="name"
          label={t('inbox:name')}
          rules={[
            { required: true, whitespace: true, message: t('inbox:nameRequired') },
            { max: MAX_NAME, message: t('inbox:nameTooLong') },
          ]}
          {...complaint('name')}
        >
          <Input autoComplete="off" onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item name="ownerId" label={t('inbox:owner')} {...complaint('ownerId')}>
          <PersonPicker />
        </Form.Item>
        <Form.Item
          name="memberIds"
          label={t('inbox:members')}
          rules={[{ required: true, message: t('inbox:membersRequired') }]}
          {...complaint('memberIds')}
        >
          <PersonPicker multiple placeholder={t('inbox:chooseMembers')} />
        </Form.Item>
      </Form>
    </Modal>
  )
}

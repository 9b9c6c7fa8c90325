import { App, Form, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Id, Person } from '../../api/types'
import { PersonPicker } from '../../components/PersonPicker'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './admin.module.css'
import { useMerge } from './useAdmin'

interface Props {
  person: Person
  open: boolean
  onClose: () => void
  /** Once there is no such person any more. */
  onDone: () => void
}

/** Says that a person, such as a customer who wrote for the first time, is another one. */
export function MergeDialog({ person, open, onClose, onDone }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ into: Id }>()
  const merge = useMerge()
  const { id, name } = person
  const submit = ({ into }: { into: Id }) =>
    merge.mutate(
      { id, into },
      {
        onSuccess: (other) => {
          void message.info(t('people:merged', { name, into: other.name }))
          onClose()
          onDone()
        },
      },
    )
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('people:mergeOf', { name })}
      okText={t('people:mergeConfirm')}
      okButtonProps={{ loading: merge.isPending }}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <div className={styles.dialog}>
        <ProblemAlert error={merge.error} />
        <p>{t('people:mergeText', { name })}</p>
        <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={submit}>
          <Form.Item
            name="into"
            label={t('people:mergeInto')}
            rules={[{ required: true, message: t('common:picker.person') }]}
          >
            <PersonPicker exclude={[id]} />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  )
}

import { Alert, App, Form, Input, Modal } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSaveSecret } from '../../api/secrets'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './admin.module.css'

const NAME = /^[A-Za-z][A-Za-z0-9_-]{0,59}$/ // as the server checks it
const MAX_VALUE = 10_000 // characters, the server's limit

interface Fields {
  name: string
  value: string
}

interface Props {
  /** The secret that gets another value; null: a new one. */
  replaces: string | null
  taken: readonly string[]
  onClose: () => void
}

/** Takes the value of a secret, the only time it is seen. */
export function SecretDialog({ replaces, taken, onClose }: Props) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<Fields>()
  const save = useSaveSecret()
  const title = replaces === null ? t('people:addSecret') : t('people:replaceSecretOf', { name: replaces })
  const submit = ({ name, value }: Fields) => {
    const secret = { name: replaces ?? name.trim(), value }
    save.mutate(secret, {
      onSuccess: () => {
        void message.success(t('people:secretSaved', { name: secret.name }))
        onClose()
      },
    })
  }
  return (
    <Modal
      open
      onCancel={onClose}
      title={title}
      okText={t(replaces === null ? 'people:addSecret' : 'people:replaceSecret')}
      okButtonProps={{ loading: save.isPending }}
      onOk={() => form.submit()}
    >
      <div className={styles.dialog}>
        <ProblemAlert error={save.error} />
        <Alert
          type="info"
          showIcon
          title={t(replaces === null ? 'people:secretOnce' : 'people:replaceSecretText')}
        />
        <Form<Fields> form={form} layout="vertical" requiredMark={false} autoComplete="off" onFinish={submit}>
          {replaces === null && (
            <Form.Item
              name="name"
              label={t('people:secretName')}
              rules={[
                { required: true, pattern: NAME, message: t('people:secretNameRule') },
                {
                  validator: async (_, name) => {
                    if (taken.includes(name)) throw new Error(t('people:secretTaken'))
                  },
                },
              ]}
            >
              <Input autoFocus spellCheck={false} placeholder={t('people:secretNameHint')} />
            </Form.Item>
          )}
          <Form.Item
            name="value"
            label={t('people:secretValue')}
            rules={[{ required: true, message: t('people:secretValueRequired') }]}
          >
            <Input.Password
              autoFocus={replaces !== null}
              maxLength={MAX_VALUE}
              autoComplete="new-password"
              spellCheck={false}
            />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  )
}

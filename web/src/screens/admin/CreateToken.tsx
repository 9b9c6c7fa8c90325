import { Alert, Button, Form, Input, Modal, Select } from 'antd'
import dayjs from 'dayjs'
import { useTranslation } from 'react-i18next'
import type { Scope } from '../../api/types'
import { CopyButton } from '../../components/CopyButton'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './admin.module.css'
import { ScopePicker } from './ScopePicker'
import { useCreateToken } from './useAdmin'

interface Fields {
  name: string
  scopes: Scope[]
  /** 0 for ever. */
  days: number
}

const DAYS = [30, 90, 365, 0]

interface Props {
  open: boolean
  onClose: () => void
}

/** Asks for the token's name and scopes, then shows it, the only time it can be seen. */
export function CreateToken({ open, onClose }: Props) {
  const { t } = useTranslation()
  const [form] = Form.useForm<Fields>()
  const create = useCreateToken()
  const close = () => {
    create.reset()
    onClose()
  }
  if (create.data)
    return (
      <Modal
        open={open}
        onCancel={close}
        title={t('people:tokenCreated')}
        mask={{ closable: false }}
        footer={<Button onClick={close}>{t('people:done')}</Button>}
      >
        <NewToken token={create.data.token} />
      </Modal>
    )
  const submit = ({ name, scopes, days }: Fields) =>
    create.mutate({
      name: name.trim(),
      scopes,
      ...(days > 0 ? { expiresAt: dayjs().add(days, 'day').format() } : {}),
    })
  return (
    <Modal
      open={open}
      onCancel={close}
      title={t('people:createToken')}
      okText={t('people:createToken')}
      okButtonProps={{ loading: create.isPending }}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <div className={styles.dialog}>
        <ProblemAlert error={create.error} />
        <Form<Fields>
          form={form}
          layout="vertical"
          requiredMark={false}
          preserve={false}
          initialValues={{ scopes: [], days: 90 }}
          onFinish={submit}
        >
          <Form.Item
            name="name"
            label={t('people:tokenName')}
            rules={[{ required: true, whitespace: true, message: t('people:tokenNameRequired') }]}
          >
            <Input autoFocus autoComplete="off" placeholder={t('people:tokenNameHint')} />
          </Form.Item>
          <Form.Item
            name="scopes"
            label={t('people:scopes')}
            rules={[{ required: true, type: 'array', min: 1, message: t('people:scopesRequired') }]}
          >
            <ScopePicker />
          </Form.Item>
          <Form.Item name="days" label={t('people:expires')}>
            <Select<number>
              options={DAYS.map((value) => ({
                value,
                label: value === 0 ? t('people:never') : t('people:days', { count: value }),
              }))}
            />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  )
}

function NewToken({ token }: { token: string }) {
  const { t } = useTranslation()
  return (
    <div className={styles.dialog}>
      <Alert type="warning" showIcon title={t('people:tokenOnce')} />
      <code className={styles.token}>{token}</code>
      <CopyButton type="primary" text={() => token}>
        {t('people:copyToken')}
      </CopyButton>
    </div>
  )
}

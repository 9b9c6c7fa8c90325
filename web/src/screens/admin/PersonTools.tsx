import { App, Button, Form, Input, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '../../api/session'
import type { Person } from '../../api/types'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './admin.module.css'
import { MergeDialog } from './MergeDialog'
import { MergedPeople } from './MergedPeople'
import { mayManage } from './roles'
import { useResetPassword, useUpdatePerson } from './useAdmin'

/** What is done to a person rather than filled in: password, leaving, coming back. */
export function PersonTools({ person, onDone }: { person: Person; onDone: () => void }) {
  const { t } = useTranslation()
  const me = useMe()
  const { modal } = App.useApp()
  const update = useUpdatePerson()
  const [resetting, setResetting] = useState(false)
  const [merging, setMerging] = useState(false)
  const setState = (state: Person['state']) =>
    update.mutate({ id: person.id, change: { state } }, { onSuccess: onDone })
  if (person.id === me.person.id || !mayManage(me.role, person.role)) return null
  const askToDepart = () =>
    modal.confirm({
      title: t('people:departConfirm', { name: person.name }),
      content: t('people:departText'),
      okText: t('people:depart'),
      okButtonProps: { danger: true },
      onOk: () => setState('DEPARTED'),
    })
  return (
    <>
      <ProblemAlert error={update.error} />
      <div className={styles.drawerTools}>
        {person.username && <Button onClick={() => setResetting(true)}>{t('people:resetPassword')}</Button>}
        {!person.username && <Button onClick={() => setMerging(true)}>{t('people:merge')}</Button>}
        {person.state === 'ACTIVE' ? (
          <Button danger onClick={askToDepart}>
            {t('people:depart')}
          </Button>
        ) : (
          <Button onClick={() => setState('ACTIVE')}>{t('people:restore')}</Button>
        )}
      </div>
      <MergedPeople person={person} />
      <ResetPassword person={person} open={resetting} onClose={() => setResetting(false)} />
      <MergeDialog person={person} open={merging} onClose={() => setMerging(false)} onDone={onDone} />
    </>
  )
}

interface ResetProps {
  person: Person
  open: boolean
  onClose: () => void
}

function ResetPassword({ person, open, onClose }: ResetProps) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [form] = Form.useForm<{ password: string }>()
  const reset = useResetPassword()
  const { name } = person
  const submit = ({ password }: { password: string }) =>
    reset.mutate(
      { id: person.id, password },
      {
        onSuccess: () => {
          void message.info(t('people:passwordReset', { name }))
          onClose()
        },
      },
    )
  return (
    <Modal
      open={open}
      onCancel={onClose}
      title={t('people:resetPasswordOf', { name })}
      okText={t('people:resetPassword')}
      okButtonProps={{ loading: reset.isPending }}
      onOk={() => form.submit()}
      destroyOnHidden
    >
      <div className={styles.dialog}>
        <ProblemAlert error={reset.error} />
        <Form form={form} layout="vertical" requiredMark={false} preserve={false} onFinish={submit}>
          <Form.Item
            name="password"
            label={t('people:newPassword')}
            extra={t('people:passwordHint')}
            rules={[
              { required: true, message: t('people:passwordRequired') },
              { min: 8, message: t('people:passwordShort') },
            ]}
          >
            <Input.Password autoFocus autoComplete="new-password" />
          </Form.Item>
        </Form>
      </div>
    </Modal>
  )
}

import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate, useSearchParams } from 'react-router'
import { isProblem } from '../../api/problem'
import { useSetup } from '../../api/session'
import type { Setup } from '../../api/types'
import { ProblemAlert } from '../../components/ProblemAlert'
import { EntryLayout } from './EntryLayout'

type Fields = Omit<Setup, 'token'>

const FIELDS = ['organizationName', 'name', 'username', 'password'] as const

/** The first start of a server without the demo: names the organization and its owner. */
export function SetupPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const setup = useSetup()
  const token = search.get('token')
  const complaint = (field: string) => (isProblem(setup.error) ? setup.error.field(field) : undefined)
  const submit = (fields: Fields) =>
    setup.mutate(
      { ...fields, token: token ?? '' },
      { onSuccess: () => navigate('/inbox', { replace: true }) },
    )

  if (!token)
    return (
      <EntryLayout title={t('access:setupTitle')}>
        <p>{t('access:setupRequired')}</p>
      </EntryLayout>
    )
  return (
    <EntryLayout title={t('access:setupTitle')} subtitle={t('access:setupSubtitle')}>
      <ProblemAlert error={setup.error} shownFields={FIELDS} />
      <Form<Fields> layout="vertical" requiredMark={false} onFinish={submit} disabled={setup.isPending}>
        {FIELDS.map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={t(`access:setup.${field}`)}
            extra={field === 'password' ? t('access:passwordRule') : undefined}
            {...(complaint(field) ? { validateStatus: 'error' as const, help: complaint(field) } : {})}
            rules={[{ required: true, whitespace: true, message: t(`access:setup.${field}Required`) }]}
          >
            {field === 'password' ? (
              <Input.Password size="large" autoComplete="new-password" />
            ) : (
              <Input size="large" autoComplete={field === 'username' ? 'username' : 'off'} />
            )}
          </Form.Item>
        ))}
        <Button type="primary" size="large" htmlType="submit" block loading={setup.isPending}>
          {t('access:createOrganization')}
        </Button>
      </Form>
    </EntryLayout>
  )
}

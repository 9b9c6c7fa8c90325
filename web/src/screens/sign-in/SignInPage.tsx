import { Button, Form, Input } from 'antd'
import { useTranslation } from 'react-i18next'
import { Navigate, useNavigate, useSearchParams } from 'react-router'
import { isProblem } from '../../api/problem'
import { useAuthOptions, useSession, useSignIn } from '../../api/session'
import type { Login } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { ProblemAlert } from '../../components/ProblemAlert'
import { FrameSkeleton } from '../../frame/FrameSkeleton'
import { DemoAccounts } from './DemoAccounts'
import { EntryLayout } from './EntryLayout'
import { PlatformProblem } from './PlatformProblem'
import { PlatformSignIn } from './PlatformSignIn'
import { signInTarget } from './target'

export function SignInPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const [search] = useSearchParams()
  const options = useAuthOptions()
  const session = useSession()
  const signIn = useSignIn()
  const target = signInTarget(search.get('to'))
  const enter = (login: Login) =>
    signIn.mutate(login, { onSuccess: () => navigate(target, { replace: true }) })

  if (session.isSuccess && !session.isFetching && !signIn.isPending) return <Navigate to={target} replace />
  // Entered: the first page is on its way.
  if (signIn.isSuccess) return <FrameSkeleton />
  if (options.error)
    return (
      <EntryLayout title={t('access:title')}>
        <ErrorState error={options.error} onRetry={() => void options.refetch()} />
      </EntryLayout>
    )
  return (
    <EntryLayout title={t('access:welcome')} subtitle={options.data?.organizationName}>
      {options.data?.setupRequired ? (
        <p>{t('access:setupRequired')}</p>
      ) : (
        <>
          {!signIn.error && <PlatformProblem code={search.get('problem')} />}
          <ProblemAlert error={signIn.error} />
          <Credentials
            pending={signIn.isPending}
            withOrganization={isProblem(signIn.error, 'organization-required')}
            onSubmit={enter}
          />
          {options.data?.demo && (
            <DemoAccounts
              accounts={options.data.demoAccounts ?? []}
              disabled={signIn.isPending}
              onChoose={enter}
            />
          )}
          <PlatformSignIn target={target} />
        </>
      )}
    </EntryLayout>
  )
}

interface CredentialsProps {
  pending: boolean
  withOrganization: boolean
  onSubmit: (login: Login) => void
}

function Credentials({ pending, withOrganization, onSubmit }: CredentialsProps) {
  const { t } = useTranslation()
  return (
    <Form<Login> layout="vertical" requiredMark={false} onFinish={onSubmit} disabled={pending}>
      <Form.Item
        name="username"
        label={t('access:username')}
        rules={[{ required: true, whitespace: true, message: t('access:usernameRequired') }]}
      >
        <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} autoFocus />
      </Form.Item>
      <Form.Item
        name="password"
        label={t('access:password')}
        rules={[{ required: true, message: t('access:passwordRequired') }]}
      >
        <Input.Password size="large" autoComplete="current-password" />
      </Form.Item>
      {withOrganization && (
        <Form.Item
          name="organization"
          label={t('access:organization')}
          rules={[{ required: true, message: t('access:organizationRequired') }]}
        >
          <Input size="large" autoComplete="organization" />
        </Form.Item>
      )}
      <Button type="primary" size="large" htmlType="submit" block loading={pending}>
        {t('access:signIn')}
      </Button>
    </Form>
  )
}

import { Alert, Button, Divider } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSignInConnections } from '../../api/session'

const TOLD = ['account-not-linked', 'sign-in-expired', 'sign-in-refused', 'may-not-sign-in']

interface Props {
  /** Where to go afterwards. */
  target: string
  /** Why the last attempt came to nothing, by its code. */
  problem: string | null
}

/** The platforms one can sign in with; nothing when there are none. */
export function PlatformSignIn({ target, problem }: Props) {
  const { t } = useTranslation()
  const connections = useSignInConnections().data ?? []
  return (
    <>
      {problem && (
        <Alert
          type="error"
          showIcon
          role="alert"
          title={t(`access:platformProblem.${TOLD.includes(problem) ? problem : 'other'}`)}
        />
      )}
      {connections.length > 0 && <Divider plain>{t('access:or')}</Divider>}
      {connections.map(({ id, name }) => (
        <Button
          key={id}
          size="large"
          block
          style={{ marginBottom: 8 }}
          href={`/api/v1/auth/${id}/start?to=${encodeURIComponent(target)}`}
        >
          {t('access:signInWith', { name })}
        </Button>
      ))}
    </>
  )
}

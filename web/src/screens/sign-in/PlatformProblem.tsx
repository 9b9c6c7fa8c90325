import { Alert } from 'antd'
import { useTranslation } from 'react-i18next'

const TOLD = [
  'account-not-linked',
  'account-not-confirmed',
  'sign-in-expired',
  'sign-in-refused',
  'may-not-sign-in',
]

/** Why signing in with a platform came to nothing, by the code that the server sent back. */
export function PlatformProblem({ code }: { code: string | null }) {
  const { t } = useTranslation()
  if (!code) return null
  const told = TOLD.includes(code) ? code : 'other'
  return <Alert type="error" showIcon role="alert" title={t(`access:platformProblem.${told}`)} />
}

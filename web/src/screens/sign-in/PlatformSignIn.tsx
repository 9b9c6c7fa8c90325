import { Button, Divider } from 'antd'
import { useTranslation } from 'react-i18next'
import { useSignInConnections } from '../../api/session'
import styles from './entry.module.css'

/** The platforms one can sign in with; nothing when there are none. */
export function PlatformSignIn({ target }: { target: string }) {
  const { t } = useTranslation()
  const connections = useSignInConnections().data ?? []
  if (connections.length === 0) return null
  return (
    <div className={styles.platforms}>
      <Divider plain>{t('access:or')}</Divider>
      {connections.map(({ id, name }) => (
        <Button
          key={id}
          size="large"
          block
          href={`/api/v1/auth/${id}/start?to=${encodeURIComponent(target)}`}
        >
          {t('access:signInWith', { name })}
        </Button>
      ))}
    </div>
  )
}

import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useRouteError } from 'react-router'
import { ErrorState } from '../components/ErrorState'

/** A screen that threw, or whose code could not be loaded: the rail stays, the page says what to do. */
export function BrokenPage() {
  const { t } = useTranslation()
  const error = useRouteError()
  return (
    <ErrorState
      error={error}
      action={
        <Button type="primary" onClick={() => window.location.reload()}>
          {t('frame:reload')}
        </Button>
      }
    />
  )
}

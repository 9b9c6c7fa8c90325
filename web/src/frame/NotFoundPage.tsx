import { CompassOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState'
import { LinkButton } from '../components/LinkButton'
import { Page } from './Page'

/** Somebody who opened a link from elsewhere has nothing of ours behind him. */
function cameFromHere(): boolean {
  const state: unknown = window.history.state
  return typeof state === 'object' && state !== null && 'idx' in state && Number(state.idx) > 0
}

/** Of a wrong address: says so and leads out, back or home. */
export function NotFoundPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Page title={t('frame:notFound')}>
      <EmptyState
        icon={<CompassOutlined />}
        title={t('frame:notFound')}
        action={
          <>
            {cameFromHere() && <Button onClick={() => navigate(-1)}>{t('common:back')}</Button>}
            <LinkButton type="primary" to="/inbox">
              {t('frame:toInbox')}
            </LinkButton>
          </>
        }
      >
        {t('frame:notFoundDetail')}
      </EmptyState>
    </Page>
  )
}

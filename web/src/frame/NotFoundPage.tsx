import { CompassOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { EmptyState } from '../components/EmptyState'
import { Page } from './Page'

export function NotFoundPage() {
  const { t } = useTranslation()
  const navigate = useNavigate()
  return (
    <Page title={t('frame:notFound')}>
      <EmptyState
        icon={<CompassOutlined />}
        title={t('frame:notFound')}
        action={
          <Button type="primary" onClick={() => navigate('/inbox')}>
            {t('frame:toInbox')}
          </Button>
        }
      >
        {t('frame:notFoundDetail')}
      </EmptyState>
    </Page>
  )
}

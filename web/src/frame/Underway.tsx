import { ToolOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { EmptyState } from '../components/EmptyState'
import { Page } from './Page'

/** Holds the place of a screen until it exists. */
export function Underway({ title }: { title: string }) {
  const { t } = useTranslation()
  return (
    <Page title={title}>
      <EmptyState icon={<ToolOutlined />} title={t('frame:underway')} />
    </Page>
  )
}

import { DesktopOutlined } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { useParams } from 'react-router'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { LinkButton } from '../../components/LinkButton'
import { LinesSkeleton } from '../../components/Skeletons'
import { useForm } from '../../forms/formQueries'
import { Page } from '../../frame/Page'
import { useIsPhone } from '../../theme/useMedia'
import { Designer } from './Designer'

/** `/forms/:form/design`. */
export function FormDesignerPage() {
  const { t } = useTranslation()
  const { form: name = '' } = useParams()
  const form = useForm(name)
  const phone = useIsPhone()
  if (form.data && !phone) return <Designer key={form.data.id} form={form.data} />
  return (
    <Page
      title={form.data?.name ?? t('forms:design.title')}
      breadcrumb={[{ title: t('apps:title'), to: '/apps' }]}
    >
      {form.isPending && <LinesSkeleton />}
      {form.isError && (
        <ErrorState
          error={form.error}
          what={t('records:formNamed', { form: name })}
          onRetry={() => void form.refetch()}
        />
      )}
      {form.data && phone && (
        <EmptyState
          icon={<DesktopOutlined />}
          title={t('forms:design.desktopOnly')}
          action={<LinkButton to={`/forms/${form.data.key}/new`}>{t('forms:design.toSubmit')}</LinkButton>}
        />
      )}
    </Page>
  )
}

import { useTranslation } from 'react-i18next'
import type { Form } from '../../api/types'
import { useApps } from '../../forms/appQueries'
import type { Crumb } from '../../frame/Page'

/** The way from the apps to the pages of a form: 应用 / 会话群. */
export function useFormCrumbs(form: Form | undefined): Crumb[] {
  const { t } = useTranslation()
  const { data } = useApps()
  const app = data?.find(({ id }) => id === form?.appId)
  return [
    { title: t('apps:title'), to: '/apps' },
    ...(app ? [{ title: app.name, to: `/apps/${app.key}` }] : []),
  ]
}

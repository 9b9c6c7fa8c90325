import { FormOutlined, PartitionOutlined } from '@ant-design/icons'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useNavigate } from 'react-router'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { App, Template } from '../../api/types'
import { ErrorState } from '../../components/ErrorState'
import { ProblemAlert } from '../../components/ProblemAlert'
import { CardsSkeleton } from '../../components/Skeletons'
import { usePreferences } from '../../theme/preferences'
import styles from './apps.module.css'

/** Apps that are there in one click, each with what it brings along. */
export function Templates({ below }: { below: boolean }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const templates = useQuery({
    queryKey: [...keys.templates, language],
    queryFn: async ({ signal }) => (await api.get<{ items: Template[] }>('/templates', { signal })).items,
  })
  // Asked for at once, shown below what stands above it: nothing is pushed down under the pointer.
  if (!below || templates.data?.length === 0) return null
  return (
    <section className={styles.section}>
      <h2 className={styles.sectionTitle}>{t('apps:templates.title')}</h2>
      {templates.isPending && <CardsSkeleton count={1} />}
      {templates.isError && <ErrorState error={templates.error} onRetry={() => void templates.refetch()} />}
      <ul className={styles.cards}>
        {templates.data?.map((template) => (
          <TemplateCard key={template.name} template={template} />
        ))}
      </ul>
    </section>
  )
}

function TemplateCard({ template }: { template: Template }) {
  const { t } = useTranslation()
  const { language } = usePreferences()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const install = useMutation({
    mutationFn: () => api.post<App>(`/templates/${template.name}/install`, { locale: language }),
    onSuccess: async (app) => {
      for (const queryKey of [keys.templates, keys.apps, keys.forms, keys.flows])
        void queries.invalidateQueries({ queryKey })
      await navigate(`/apps/${app.key}`)
    },
  })
  return (
    <li className={styles.card}>
      <h3 className={styles.cardTitle}>{template.title}</h3>
      <p className={styles.description}>{template.description}</p>
      <ul className={styles.contents} aria-label={t('apps:templates.contents')}>
        {template.forms.map((name) => (
          <li key={`form ${name}`}>
            <FormOutlined aria-label={t('apps:form')} /> {name}
          </li>
        ))}
        {template.flows.map((name) => (
          <li key={`flow ${name}`}>
            <PartitionOutlined aria-label={t('apps:flow')} /> {name}
          </li>
        ))}
      </ul>
      <ProblemAlert error={install.error} />
      <div className={styles.cardActions}>
        <Button
          type={template.installed ? 'default' : 'primary'}
          loading={install.isPending}
          onClick={() => install.mutate()}
        >
          {t(template.installed ? 'apps:templates.open' : 'apps:templates.install')}
        </Button>
      </div>
    </li>
  )
}

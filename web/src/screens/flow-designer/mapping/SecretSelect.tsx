import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../../api/client'
import { useMay } from '../../../api/session'
import { useDesigner } from '../DesignerContext'

interface Props {
  id?: string | undefined
  label: string
  value: string
  failed?: boolean
  onChange: (name: string) => void
}

/**
 * A secret by its name. Administrators see which there are; a builder writes the name that an administrator told, and
 * the check says when there is none.
 */
export function SecretSelect({ id, label, value, failed = false, onChange }: Props) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const maySee = useMay('ADMIN')
  const secrets = useQuery({
    queryKey: ['secrets'],
    queryFn: async () => (await api.get<{ items: { name: string }[] }>('/secrets')).items,
    enabled: maySee,
  })
  return (
    <AutoComplete
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      style={{ width: '100%' }}
      disabled={readOnly}
      status={failed ? 'error' : ''}
      value={value}
      placeholder={t('flows:secret.placeholder')}
      options={(secrets.data ?? []).map(({ name }) => ({ value: name, label: name }))}
      onChange={(name) => onChange(name ?? '')}
      notFoundContent={maySee && secrets.data ? t('flows:secret.none') : null}
    />
  )
}

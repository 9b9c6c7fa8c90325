import { Select } from 'antd'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useSecretNames } from '../../../api/secrets'
import { useMay } from '../../../api/session'
import { useClear } from '../../../components/useClear'
import { useDesigner } from '../DesignerContext'
import styles from './mapping.module.css'

interface Props {
  id?: string | undefined
  label: string
  value: string
  failed?: boolean
  allowClear?: boolean
  onChange: (name: string) => void
}

/** A secret by its name; its value nobody reads. */
export function SecretSelect({ id, label, value, failed = false, allowClear = false, onChange }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  const { readOnly } = useDesigner()
  const mayKeep = useMay('ADMIN')
  const names = useSecretNames()
  const known = names.data ?? []
  const gone = value !== '' && names.isSuccess && !known.includes(value)
  const options = (value === '' || known.includes(value) ? known : [value, ...known]).map((name) => ({
    value: name,
    label: gone && name === value ? t('flows:secret.gone', { name }) : name,
  }))
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      className={styles.grow ?? ''}
      disabled={readOnly}
      status={failed || gone ? 'error' : ''}
      allowClear={allowClear && clear}
      showSearch={{ optionFilterProp: 'label' }}
      loading={names.isPending}
      value={value || null}
      placeholder={t('flows:secret.placeholder')}
      options={options}
      notFoundContent={t(mayKeep ? 'flows:secret.none' : 'flows:secret.noneAsk')}
      popupRender={(list) => (
        <>
          {list}
          {mayKeep && (
            <Link to="/admin/secrets" target="_blank" className={styles.toSecrets}>
              {t('flows:secret.manage')}
            </Link>
          )}
        </>
      )}
      onChange={(name) => onChange(name ?? '')}
    />
  )
}

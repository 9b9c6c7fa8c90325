import { Checkbox } from 'antd'
import { useTranslation } from 'react-i18next'
import { useMay } from '../../api/session'
import { SCOPES, type Scope } from '../../api/types'
import styles from './admin.module.css'

const AREAS = [...new Set(SCOPES.filter((scope) => scope.includes(':')).map((scope) => scope.split(':')[0]))]

interface Props {
  value?: Scope[]
  onChange?: (value: Scope[]) => void
}

/** A line for each area with read and write; *admin* for administrators. */
export function ScopePicker({ value = [], onChange }: Props) {
  const { t } = useTranslation()
  const admin = useMay('ADMIN')
  const set = (scope: Scope, on: boolean) =>
    onChange?.(SCOPES.filter((one) => (one === scope ? on : value.includes(one))))
  const box = (scope: Scope | undefined, label: string, name: string) =>
    scope && (
      <Checkbox
        checked={value.includes(scope)}
        aria-label={name}
        onChange={(event) => set(scope, event.target.checked)}
      >
        {label}
      </Checkbox>
    )
  return (
    <div className={styles.scopes}>
      {AREAS.map((area) => (
        <div key={area} className={styles.scopeRow}>
          <span>{t(`people:scope.${area}`)}</span>
          {(['read', 'write'] as const).map((access) => (
            <span key={access}>
              {box(
                SCOPES.find((scope) => scope === `${area}:${access}`),
                t(`people:scope.${access}`),
                `${t(`people:scope.${area}`)} ${t(`people:scope.${access}`)}`,
              )}
            </span>
          ))}
        </div>
      ))}
      {admin && (
        <div className={styles.scopeRow}>
          <span>{t('people:scope.admin')}</span>
          <span className={styles.wholeScope}>
            {box('admin', t('people:scope.everything'), t('people:scope.everything'))}
          </span>
        </div>
      )}
    </div>
  )
}

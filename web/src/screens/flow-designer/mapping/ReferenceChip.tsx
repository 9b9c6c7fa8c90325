import { AimOutlined, CloseOutlined, WarningFilled } from '@ant-design/icons'
import { useTranslation } from 'react-i18next'
import { pathText, referenceOf } from '../../../flows/paths'
import type { ScopeNode } from '../../../flows/scope'
import { useDesigner } from '../DesignerContext'
import styles from './mapping.module.css'
import { ScopePopover, type ScopePopoverProps } from './ScopePopover'

interface Props extends Omit<ScopePopoverProps, 'children'> {
  id?: string
  cel: string
  failed: boolean
  onClear: () => void
}

/** A picked value: “触发数据 › 群聊名称”. A click picks another one. */
export function ReferenceChip({ id, cel, failed, onClear, ...picker }: Props) {
  const { t } = useTranslation()
  const { tell, readOnly } = useDesigner()
  const path = referenceOf(cel)?.path
  const { text, fault } = useReferenceText(path, picker.scope, tell.scope)
  const classes = [styles.box, (failed || fault) && styles.failed].filter(Boolean).join(' ')
  return (
    <div className={classes} title={fault ?? undefined}>
      <ScopePopover {...picker}>
        <button
          type="button"
          {...(id === undefined ? {} : { id })}
          className={styles.chipButton}
          disabled={readOnly}
          aria-label={`${picker.label}: ${text || t('flows:map.pick')}`}
        >
          {text ? (
            <span className={fault ? `${styles.chip} ${styles.lost}` : styles.chip}>
              {fault ? <WarningFilled /> : <AimOutlined />}
              <span className={styles.chipText}>{text}</span>
            </span>
          ) : (
            <span className={styles.placeholder}>{t('flows:map.pick')}</span>
          )}
        </button>
      </ScopePopover>
      {text && !readOnly && (
        <button
          type="button"
          className={styles.clear}
          onClick={onClear}
          aria-label={`${t('flows:map.clear')} ${picker.label}`}
        >
          <CloseOutlined />
        </button>
      )}
    </div>
  )
}

function useReferenceText(
  path: string | undefined,
  scope: readonly ScopeNode[],
  whole: readonly ScopeNode[],
) {
  const { t } = useTranslation()
  if (path === undefined) return { text: '', fault: null }
  const known = pathText(scope, path)
  if (known !== undefined) return { text: known, fault: null }
  const elsewhere = pathText(whole, path)
  if (elsewhere !== undefined) return { text: elsewhere, fault: t('flows:map.unsure') }
  return { text: t('flows:mapping.gone'), fault: t('flows:map.gone') }
}

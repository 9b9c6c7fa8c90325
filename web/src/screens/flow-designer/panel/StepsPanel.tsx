import { Button } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDesigner } from '../DesignerContext'
import { useStepActions } from '../useStepActions'
import styles from './panel.module.css'

/** When several steps are chosen: what can be done with all of them. */
export function StepsPanel({ keys }: { keys: readonly string[] }) {
  const { t } = useTranslation()
  const { readOnly } = useDesigner()
  const actions = useStepActions()
  return (
    <div className={styles.content}>
      <h2 className={styles.heading}>{t('flows:designer.selected', { count: keys.length })}</h2>
      {!readOnly && (
        <div className={styles.buttons}>
          <Button onClick={() => actions.copy(keys)}>{t('flows:designer.copy')}</Button>
          <Button onClick={() => actions.cut(keys)}>{t('flows:designer.cutStep')}</Button>
          <Button onClick={() => actions.duplicate(keys)}>{t('flows:designer.duplicate')}</Button>
          <Button danger onClick={() => actions.remove(keys)}>
            {t('flows:designer.delete')}
          </Button>
        </div>
      )}
    </div>
  )
}

import { EyeOutlined, RedoOutlined, SaveOutlined, UndoOutlined } from '@ant-design/icons'
import { Button, Space } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { isChanged } from './designerState'
import { ProblemsButton } from './ProblemsButton'
import type { Save } from './useSave'

/** The buttons in the header; whether there is anything to save is said beside them. */
export function DesignerActions({ save, onPreview }: { save: Save; onPreview: () => void }) {
  const { t } = useTranslation()
  const { state, dispatch } = useDesigner()
  const changed = isChanged(state)
  return (
    <>
      <span className={styles.saveState} role="status">
        {t(changed ? 'forms:design.unsaved' : 'forms:design.saved')}
      </span>
      <ProblemsButton />
      <Space.Compact>
        <Button
          icon={<UndoOutlined />}
          aria-label={t('forms:design.undo')}
          title={`${t('forms:design.undo')} (Ctrl Z)`}
          disabled={state.history.past.length === 0}
          onClick={() => dispatch({ type: 'undo' })}
        />
        <Button
          icon={<RedoOutlined />}
          aria-label={t('forms:design.redo')}
          title={`${t('forms:design.redo')} (Ctrl Shift Z)`}
          disabled={state.history.future.length === 0}
          onClick={() => dispatch({ type: 'redo' })}
        />
      </Space.Compact>
      <Button icon={<EyeOutlined />} onClick={onPreview}>
        {t('forms:design.preview')}
      </Button>
      <Button
        type="primary"
        icon={<SaveOutlined />}
        loading={save.isSaving}
        disabled={!changed}
        onClick={save.start}
      >
        {t('common:save')}
      </Button>
    </>
  )
}

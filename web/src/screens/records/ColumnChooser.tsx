import { SettingOutlined } from '@ant-design/icons'
import { Button, Checkbox, Popover } from 'antd'
import { useTranslation } from 'react-i18next'
import styles from './ledger.module.css'
import type { LedgerControls } from './useLedgerView'

/** Which columns the ledger shows; the first one, the number, always. */
export function ColumnChooser({ controls: { fields, columns, view, change } }: { controls: LedgerControls }) {
  const { t } = useTranslation()
  const shown = new Set(columns.map(({ key }) => key))
  const show = (key: string, on: boolean) => {
    const next = fields.map((field) => field.key).filter((each) => (each === key ? on : shown.has(each)))
    change({ columns: next })
  }
  const list = (
    <div className={styles.columnList}>
      {fields.map(({ key, label }) => (
        <Checkbox
          key={key}
          checked={shown.has(key)}
          disabled={key === 'serial'}
          onChange={(event) => show(key, event.target.checked)}
        >
          {label}
        </Checkbox>
      ))}
      <Button
        type="link"
        size="small"
        disabled={view.columns === null}
        onClick={() => change({ columns: null })}
      >
        {t('records:columns.usual')}
      </Button>
    </div>
  )
  return (
    <Popover content={list} trigger="click" placement="bottomRight" title={t('records:columns.title')}>
      <Button type="text" icon={<SettingOutlined />}>
        {t('records:columns.title')}
      </Button>
    </Popover>
  )
}

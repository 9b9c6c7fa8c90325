import { ExclamationCircleFilled } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { ProblemList } from './ProblemList'

/** How many problems there are; opens the list. Nothing while there are none. */
export function ProblemPill() {
  const { t } = useTranslation()
  const { problems } = useDesigner()
  const [open, setOpen] = useState(false)
  if (problems.length === 0) return null
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomLeft"
      arrow={false}
      content={
        <div className={styles.pillList}>
          <ProblemList onGo={() => setOpen(false)} />
        </div>
      }
    >
      <Button size="small" danger icon={<ExclamationCircleFilled aria-hidden />}>
        {t('flows:state.problems', { count: problems.length })}
      </Button>
    </Popover>
  )
}

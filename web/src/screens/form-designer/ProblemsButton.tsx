import { ExclamationCircleOutlined, WarningOutlined } from '@ant-design/icons'
import { Button, Popover } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useDesigner } from './DesignerContext'
import styles from './designer.module.css'
import { useProblemText } from './useProblemText'

/** How many things are wrong; opens the list, from which a click goes to each. */
export function ProblemsButton() {
  const { t } = useTranslation()
  const { problems } = useDesigner()
  const [open, setOpen] = useState(false)
  if (problems.length === 0) return null
  const serious = problems.some(({ severity }) => severity === 'error')
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      title={t('forms:problems.title')}
      content={<ProblemList onGo={() => setOpen(false)} />}
    >
      <Button danger={serious} icon={serious ? <ExclamationCircleOutlined /> : <WarningOutlined />}>
        {t('forms:problems.count', { count: problems.length })}
      </Button>
    </Popover>
  )
}

function ProblemList({ onGo }: { onGo: () => void }) {
  const { problems, state, dispatch } = useDesigner()
  const text = useProblemText()
  const { fields } = state.history.present
  return (
    <ul className={styles.problems}>
      {problems.map((problem) => {
        const target = fields[problem.at]
        return (
          <li key={`${target?.id} ${problem.code}`}>
            <button
              type="button"
              className={problem.severity === 'error' ? styles.problemError : styles.problemWarning}
              onClick={() => {
                dispatch({ type: 'select', id: target?.id ?? null })
                onGo()
              }}
            >
              <strong>{target?.field.label || target?.field.key}</strong> {text(problem)}
            </button>
          </li>
        )
      })}
    </ul>
  )
}

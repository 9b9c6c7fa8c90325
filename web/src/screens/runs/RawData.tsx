import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Json } from '../../api/types'
import { CopyButton } from '../../components/CopyButton'
import styles from './runPage.module.css'

/** The JSON itself, only when asked for. */
export function RawData({ value }: { value: Json }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const text = JSON.stringify(value, null, 2)
  return (
    <div className={styles.raw}>
      <Button size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'runs:hideRaw' : 'runs:raw')}
      </Button>
      {open && (
        <>
          <CopyButton size="small" type="text" text={() => text} aria-label={t('runs:copy')} />
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: scrolls, so the keyboard must reach it */}
          <pre className={styles.json} tabIndex={0}>
            {text}
          </pre>
        </>
      )}
    </div>
  )
}

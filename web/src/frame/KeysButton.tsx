import { QuestionCircleOutlined } from '@ant-design/icons'
import { Button, Modal } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import styles from './frame.module.css'
import { useShortcut } from './useShortcut'

export interface KeyHelp {
  keys: string
  text: string
}

/** Lists the keys of the page, opened by `?` as well. */
export function KeysButton({ keys }: { keys: readonly KeyHelp[] }) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  useShortcut('?', () => setOpen(true))
  // While typing, where ? is a sign like any other.
  useShortcut('mod+/', () => setOpen((shown) => !shown))
  const anywhere: KeyHelp[] = [
    { keys: 'Ctrl K', text: t('frame:keySearch') },
    { keys: '?', text: t('frame:keyHelp') },
    { keys: 'Ctrl /', text: t('frame:keyHelpTyping') },
    { keys: 'Esc', text: t('frame:keyClose') },
  ]
  return (
    <>
      <Button
        type="text"
        className={styles.help}
        icon={<QuestionCircleOutlined />}
        aria-label={t('frame:keys')}
        title={`${t('frame:keys')} (?)`}
        onClick={() => setOpen(true)}
      />
      <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t('frame:keys')} width={420}>
        {keys.length > 0 && <KeyGroup title={t('frame:keysOfPage')} keys={keys} />}
        <KeyGroup title={t('frame:keysAnywhere')} keys={anywhere} />
      </Modal>
    </>
  )
}

function KeyGroup({ title, keys }: { title: string; keys: readonly KeyHelp[] }) {
  return (
    <section className={styles.keyGroup}>
      <h3>{title}</h3>
      <ul>
        {keys.map(({ keys, text }) => (
          <li key={keys} className={styles.keyRow}>
            {text}
            <kbd className={styles.key}>{keys}</kbd>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { CheckOutlined, CopyOutlined } from '@ant-design/icons'
import { Button, type ButtonProps } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'

interface Props extends Omit<ButtonProps, 'onClick' | 'icon'> {
  /** Asked for when clicked. */
  text: () => string
}

/** Copies and says so on itself for two seconds. */
export function CopyButton({ text, children, ...button }: Props) {
  const { t } = useTranslation()
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), 2000)
    return () => clearTimeout(timer)
  }, [copied])
  return (
    <Button
      {...button}
      icon={copied ? <CheckOutlined /> : <CopyOutlined />}
      onClick={async () => {
        await copyText(text())
        setCopied(true)
      }}
    >
      <span aria-live="polite">{copied ? t('common:copied') : (children ?? t('common:copy'))}</span>
    </Button>
  )
}

/** The clipboard interface exists in secure contexts only; a server on http in the office is none. */
async function copyText(text: string) {
  if (navigator.clipboard) return navigator.clipboard.writeText(text)
  const area = document.createElement('textarea')
  area.value = text
  area.style.position = 'fixed'
  area.style.opacity = '0'
  document.body.append(area)
  area.select()
  document.execCommand('copy')
  area.remove()
}

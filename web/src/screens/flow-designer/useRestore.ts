import { App } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { DraftControls } from './useDraft'

/** Makes a published version the draft again, and says so. */
export function useRestore(draft: DraftControls) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const [restoring, setRestoring] = useState<number | null>(null)
  const restore = async (version: number): Promise<boolean> => {
    setRestoring(version)
    try {
      const done = await draft.restore(version)
      if (done) void message.success(t('flows:versions.restored', { version }))
      return done
    } finally {
      setRestoring(null)
    }
  }
  return { restore, restoring }
}

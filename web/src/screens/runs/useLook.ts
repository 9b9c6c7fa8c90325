import { App } from 'antd'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Id, RunStep } from '../../api/types'
import { useWake } from './operations'
import { useRefusal } from './useRefusal'

/** After this nobody is kept from asking again, whatever became of the look. */
const PATIENCE_MILLIS = 30_000

export interface Look {
  state: 'NONE' | 'LOOKING' | 'NOTHING'
  begin: () => void
}

/**
 * A look for what a person says he has done. The step is executed for it and, when nothing was found, waits
 * on until a later time than before.
 */
export function useLook(run: Id, step: RunStep | undefined): Look {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const wake = useWake(run)
  const refused = useRefusal()
  const [before, setBefore] = useState<string | null>(null)
  const found = before === null ? undefined : step?.wakeAt
  const nothing = step?.state === 'WAITING' && !!found && before !== null && time(found) > time(before)
  useEffect(() => {
    if (before === null || nothing) return
    const timer = setTimeout(() => setBefore(null), PATIENCE_MILLIS)
    return () => clearTimeout(timer)
  }, [before, nothing])
  return {
    state: before === null ? 'NONE' : nothing ? 'NOTHING' : 'LOOKING',
    begin: () => {
      if (!step) return
      setBefore(step.wakeAt ?? step.startedAt)
      wake.mutate(
        { step: step.path },
        {
          onSuccess: () => void message.info(t('runs:errand.looking')),
          onError: (error) => {
            setBefore(null)
            refused(error)
          },
        },
      )
    },
  }
}

const time = (text: string) => new Date(text).getTime()

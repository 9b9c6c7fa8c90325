import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowDefinition } from '../../flows/definition'
import { parseDefinition } from '../../flows/parse'
import { stepTitle, type Telling } from '../../flows/summaries'
import { placeParts } from './placeParts'

/** A place of a run in words: `每个成员 › 第 3 轮 › 创建群聊`. */
export function usePlaceText(definition: FlowDefinition, tell: Telling) {
  const { t } = useTranslation()
  const steps = useMemo(() => parseDefinition(definition).steps, [definition])
  return (path: string, fallback = '') => {
    const parts = placeParts(steps, path)
    if (!parts) return fallback || path
    return parts
      .map((part) => {
        if (part.type === 'step') return stepTitle(part.step, tell.catalog, tell.say)
        if (part.type === 'round') return t('runs:round', { number: part.round + 1 })
        return part.name || t('flows:branch.otherwise')
      })
      .join(' › ')
  }
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { isProblem } from '../../api/problem'
import type { Form } from '../../api/types'
import { type Design, definitionOf } from '../../forms/design'
import type { DesignerView } from './DesignerContext'

export interface Save {
  start: () => void
  /** Saves over what somebody else saved meanwhile. */
  overwrite: () => void
  isSaving: boolean
  error: unknown
  dismiss: () => void
}

/** Saves the form as designed, but not with errors: then it goes to the first one. */
export function useSave({ state, dispatch, form, problems }: DesignerView): Save {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const saving = useMutation({
    mutationFn: ({ design, version }: { design: Design; version: number }) => {
      const body = { name: design.name.trim(), definition: definitionOf(design) }
      return api.put<Form>(`/forms/${form.id}`, body, { ifMatch: version })
    },
    onSuccess: (saved, { design }) => {
      dispatch({ type: 'saved', form: saved, sent: design })
      for (const name of [saved.id, saved.key]) queries.setQueryData(keys.form(name), saved)
      void queries.invalidateQueries({ queryKey: keys.forms, refetchType: 'none' })
      void queries.invalidateQueries({ queryKey: keys.apps, refetchType: 'none' })
      void message.success(t('forms:design.savedNow'))
    },
  })
  const design = state.history.present
  const start = () => {
    const first = problems.find(({ severity }) => severity === 'error')
    if (saving.isPending) return
    if (design.name.trim() === '') return dispatch({ type: 'select', id: null })
    if (first) {
      void message.warning(t('forms:design.mendFirst'))
      return dispatch({ type: 'select', id: design.fields[first.at]?.id ?? null })
    }
    saving.mutate({ design, version: state.version })
  }
  const overwrite = async () => {
    const newest = await api.get<Form>(`/forms/${form.id}`)
    saving.mutate({ design, version: newest.version })
  }
  return {
    start,
    overwrite: () => void overwrite(),
    isSaving: saving.isPending,
    error: saving.error,
    dismiss: saving.reset,
  }
}

export const isStale = (error: unknown) =>
  isProblem(error, 'stale') || (isProblem(error) && error.status === 412)

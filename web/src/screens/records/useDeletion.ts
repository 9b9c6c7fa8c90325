import { useMutation, useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { isProblem } from '../../api/problem'
import type { Form, Id } from '../../api/types'
import { explain } from '../../components/explain'

/** Deletes records one after the other and answers with those that are still there. */
export function useDeletion(form: Form) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const deletion = useMutation({
    mutationFn: (ids: Id[]) => removeEach(form.id, ids),
    // The lists, but not the record itself, which would be asked for once more while it is still on the screen.
    onSettled: () =>
      queries.invalidateQueries({
        queryKey: keys.records(form.id),
        predicate: ({ queryKey }) => !queryKey.includes('record'),
      }),
    onSuccess: ({ left, reason }, ids) => {
      if (left.length === 0) return void message.success(t('records:delete.done', { count: ids.length }))
      const { title, detail } = explain(reason, t)
      void message.error(t('records:delete.left', { count: left.length, reason: detail || title }))
    },
  })
  return {
    isPending: deletion.isPending,
    remove: async (ids: Id[]) => (await deletion.mutateAsync(ids)).left,
  }
}

async function removeEach(form: Id, ids: Id[]) {
  const left: Id[] = []
  let reason: unknown = null
  for (const id of ids) {
    try {
      await api.delete(`/forms/${form}/records/${id}`)
    } catch (error) {
      // Gone already is what was wanted.
      if (isProblem(error, 'not-found')) continue
      left.push(id)
      reason = error
    }
  }
  return { left, reason }
}

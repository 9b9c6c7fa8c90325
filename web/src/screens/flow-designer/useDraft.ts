import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { useRef, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { isProblem } from '../../api/problem'
import type { Flow } from '../../api/types'
import { explain } from '../../components/explain'
import { type Editor, isDirty } from '../../flows/editor'
import { parseDefinition } from '../../flows/parse'
import { useRestoreVersion, useSaveFlow } from '../flows/queries'

/** Saving the draft: on the version that was read, so that nobody's work is overwritten unasked. */
export function useDraft(editor: Editor, flow: Flow) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const queries = useQueryClient()
  const put = useSaveFlow(flow.id)
  const restoring = useRestoreVersion(flow.id)
  // The version our edits are based on; a refetch in the background must not move it.
  const version = useRef(flow.draftVersion)
  const [stale, setStale] = useState(false)
  const dirty = isDirty(useSyncExternalStore(editor.subscribe, editor.snapshot))

  const save = async (): Promise<boolean> => {
    const draft = editor.snapshot().history.present
    if (!isDirty(editor.snapshot())) return true
    return attempt(async () => {
      const saved = await put.mutateAsync({ draft, version: version.current })
      version.current = saved.draftVersion
      editor.markSaved(draft)
    })
  }
  /** Whether it was done; if not, the person has been told why. */
  const attempt = async (act: () => Promise<void>): Promise<boolean> => {
    try {
      await act()
      return true
    } catch (error) {
      if (isProblem(error, 'stale')) setStale(true)
      else {
        const { title, detail } = explain(error, t)
        void message.error(detail || title)
      }
      return false
    }
  }
  const take = (flow: Flow) => {
    version.current = flow.draftVersion
    editor.replace({ name: flow.name, definition: parseDefinition(flow.draft) })
  }
  const latest = () =>
    queries.fetchQuery({
      queryKey: keys.flow(flow.id),
      queryFn: () => api.get<Flow>(`/flows/${flow.id}`),
      staleTime: 0,
    })
  return {
    dirty,
    saving: put.isPending,
    stale,
    save,
    dismissStale: () => setStale(false),
    async takeTheirs() {
      take(await latest())
      setStale(false)
    },
    /** Puts a published version in the draft's place; undo brings back what was there. */
    restore: (published: number) =>
      attempt(async () => take(await restoring.mutateAsync({ published, draftVersion: version.current }))),
    async keepOurs() {
      version.current = (await latest()).draftVersion
      setStale(false)
      await save()
    },
  }
}

export type DraftControls = ReturnType<typeof useDraft>

import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from 'react-router'
import { useAttempts } from '../../api/attempts'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { App, Flow, Form, Id, NewFlow, NewForm } from '../../api/types'

type Create = (name: string) => Promise<void>

/** Makes an app and opens it. */
export function useNewApp(): Create {
  return useCreate<App>(
    '/apps',
    (name) => ({ name }),
    (app) => `/apps/${app.key}`,
  )
}

/** Makes a form in an app and opens its designer. */
export function useNewForm(appId: Id): Create {
  const body = (name: string): NewForm => ({ name, appId, definition: { fields: [] } })
  return useCreate<Form>('/forms', body, (form) => `/forms/${form.key}/design`)
}

/** Makes a flow in an app and opens its designer. */
export function useNewFlow(appId: Id): Create {
  const body = (name: string): NewFlow => ({ name, appId })
  return useCreate<Flow>('/flows', body, (flow) => `/flows/${flow.key}`)
}

function useCreate<Made>(
  path: string,
  body: (name: string) => object,
  place: (made: Made) => string,
): Create {
  const queries = useQueryClient()
  const navigate = useNavigate()
  const attempts = useAttempts()
  return async (name) => {
    const content = body(name)
    const made = await attempts.send(content, (idempotencyKey) =>
      api.post<Made>(path, content, { idempotencyKey }),
    )
    for (const queryKey of [keys.apps, keys.forms, keys.flows]) void queries.invalidateQueries({ queryKey })
    await navigate(place(made))
  }
}

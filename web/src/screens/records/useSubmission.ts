import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useAttempts } from '../../api/attempts'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import type { Form, SubmittedRecord, Values } from '../../api/types'
import { submittedValues } from '../../forms/draft'

/** Submits a form once, however often the button is pressed or the line is lost in between. */
export function useSubmission(form: Form) {
  const attempts = useAttempts()
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (values: Values) => {
      const body = { values: submittedValues(form.definition.fields, values) }
      return attempts.send(body, (idempotencyKey) =>
        api.post<SubmittedRecord>(`/forms/${form.id}/records`, body, { idempotencyKey }),
      )
    },
    onSuccess: () => void queries.invalidateQueries({ queryKey: keys.records(form.id) }),
  })
}

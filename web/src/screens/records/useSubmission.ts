import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { api } from '../../api/client'
import { keys } from '../../api/keys'
import { isProblem, UNREACHABLE } from '../../api/problem'
import type { Form, SubmittedRecord, Values } from '../../api/types'
import { submittedValues } from '../../forms/draft'
import { Attempts } from './attempt'

/** Submits a form once, however often the button is pressed or the line is lost in between. */
export function useSubmission(form: Form) {
  const attempts = useRef(new Attempts())
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (values: Values) => {
      const body = { values: submittedValues(form.definition.fields, values) }
      const idempotencyKey = attempts.current.keyFor(body)
      return api.post<SubmittedRecord>(`/forms/${form.id}/records`, body, { idempotencyKey })
    },
    onSuccess: () => {
      attempts.current.settle()
      void queries.invalidateQueries({ queryKey: keys.records(form.id) })
    },
    onError: (error) => {
      if (isAnswered(error)) attempts.current.settle()
    },
  })
}

/** Without an answer, or with a server in trouble, the record may exist all the same: only the key can tell. */
function isAnswered(error: unknown): boolean {
  return isProblem(error) && error.code !== UNREACHABLE && error.status < 500
}

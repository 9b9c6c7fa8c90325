import { Form, type FormInstance } from 'antd'
import { useEffect } from 'react'
import type { Field, Id, Values } from '../../api/types'
import { useLinkage } from '../useLinkage'

/** Keeps the linked fields of a form that is being filled in as the other form has them now. */
export function useLinkedValues(
  instance: FormInstance<Values>,
  form: { id: Id; version: number } | undefined,
  fields: Field[],
) {
  const values: Values = Form.useWatch([], instance) ?? {}
  const { data } = useLinkage(form, fields, values)
  useEffect(() => {
    if (data) instance.setFieldsValue(data)
  }, [data, instance])
}

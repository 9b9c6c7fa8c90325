import { App, Button, Drawer } from 'antd'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import type { Person } from '../../api/types'
import { ProblemAlert } from '../../components/ProblemAlert'
import styles from './admin.module.css'
import { type PersonFields, PersonForm, SHOWN_FIELDS, toInput } from './PersonForm'
import { PersonTools } from './PersonTools'
import { useAddPerson, useUpdatePerson } from './useAdmin'

interface Props {
  /** Undefined while nobody is edited. */
  of: Person | 'new' | undefined
  onClose: () => void
}

export function PersonDrawer({ of, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Drawer
      open={of !== undefined}
      onClose={onClose}
      size={480}
      title={t(of === 'new' ? 'people:add' : 'people:edit')}
      styles={{ wrapper: { maxWidth: '100vw' }, body: { padding: 0 } }}
      destroyOnHidden
    >
      {of !== undefined && <Editor person={of === 'new' ? undefined : of} onDone={onClose} />}
    </Drawer>
  )
}

function Editor({ person, onDone }: { person: Person | undefined; onDone: () => void }) {
  const { t } = useTranslation()
  const { message } = App.useApp()
  const add = useAddPerson()
  const update = useUpdatePerson()
  const formId = useId()
  const { error, isPending } = person ? update : add
  const submit = (fields: PersonFields) => {
    const done = ({ name }: Person) => {
      void message.info(t(person ? 'people:saved' : 'people:added', { name }))
      onDone()
    }
    if (person) update.mutate({ id: person.id, change: toInput(fields) }, { onSuccess: done })
    else add.mutate(toInput(fields), { onSuccess: done })
  }
  return (
    <div className={styles.editor}>
      <ProblemAlert error={error} shownFields={SHOWN_FIELDS} />
      <PersonForm id={formId} person={person} error={error} disabled={isPending} onSubmit={submit} />
      {person && <PersonTools person={person} onDone={onDone} />}
      <div className={styles.editorEnd}>
        <Button type="primary" htmlType="submit" form={formId} loading={isPending} block>
          {t(person ? 'people:save' : 'people:add')}
        </Button>
      </div>
    </div>
  )
}

import { PlusOutlined, TeamOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMay, useMe } from '../../api/session'
import type { Person } from '../../api/types'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { ListSkeleton } from '../../components/Skeletons'
import { useDebounced } from '../../components/useDebounced'
import { useSentinel } from '../../components/useSentinel'
import { useIsPhone } from '../../theme/useMedia'
import { AdminPage } from './AdminPage'
import { PeopleCards } from './PeopleCards'
import { PeopleFilters } from './PeopleFilters'
import { type PeopleEdit, PeopleTable } from './PeopleTable'
import { PersonDrawer } from './PersonDrawer'
import { mayManage } from './roles'
import { usePeopleList } from './useAdmin'
import { usePeopleFilter } from './usePeopleFilter'

/** The directory for everybody; administrators change it here. */
export function PeoplePage() {
  const { t } = useTranslation()
  const mayEdit = useMay('ADMIN')
  const myRole = useMe().role
  const [editing, setEditing] = useState<Person | 'new'>()
  return (
    <AdminPage
      actions={
        mayEdit && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing('new')}>
            {t('people:add')}
          </Button>
        )
      }
    >
      <People edit={mayEdit ? { of: setEditing, may: ({ role }) => mayManage(myRole, role) } : undefined} />
      <PersonDrawer of={editing} onClose={() => setEditing(undefined)} />
    </AdminPage>
  )
}

function People({ edit }: { edit: PeopleEdit | undefined }) {
  const phone = useIsPhone()
  const { filter, change, clear, isSet } = usePeopleFilter()
  const [text, setText] = useState(filter.q)
  const query = usePeopleList({ ...filter, q: useDebounced(text.trim(), 200) })
  const sentinel = useSentinel(
    () => void query.fetchNextPage(),
    query.hasNextPage && !query.isFetchingNextPage,
  )
  const clearAll = () => {
    setText('')
    clear()
  }
  const List = phone ? PeopleCards : PeopleTable
  return (
    <>
      <PeopleFilters
        filter={{ ...filter, q: text }}
        onChange={(changed) => {
          if (changed.q !== undefined) setText(changed.q)
          change(changed)
        }}
      />
      {query.isPending && <ListSkeleton rows={8} />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && query.people.length === 0 && <Nobody onClear={isSet ? clearAll : undefined} />}
      {query.people.length > 0 && <List people={query.people} edit={edit} />}
      <div ref={sentinel} />
    </>
  )
}

function Nobody({ onClear }: { onClear: (() => void) | undefined }) {
  const { t } = useTranslation()
  return (
    <EmptyState
      icon={<TeamOutlined />}
      title={t('people:empty')}
      action={onClear && <Button onClick={onClear}>{t('people:clearFilters')}</Button>}
    >
      {t('people:emptyText')}
    </EmptyState>
  )
}

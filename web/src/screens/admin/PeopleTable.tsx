import { EditOutlined } from '@ant-design/icons'
import { Button, Table, type TableColumnsType } from 'antd'
import { useTranslation } from 'react-i18next'
import { useDepartments } from '../../api/people'
import type { Person } from '../../api/types'
import { departmentNames } from '../../components/departments'
import { PersonChip } from '../../components/PersonChip'
import styles from './admin.module.css'

/** Administrators edit those whose role they could give. */
export interface PeopleEdit {
  of: (person: Person) => void
  may: (person: Person) => boolean
}

interface Props {
  people: readonly Person[]
  edit: PeopleEdit | undefined
}

export function PeopleTable({ people, edit }: Props) {
  const { t } = useTranslation()
  const columns = useColumns(edit)
  return (
    <Table<Person>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={people}
      columns={columns}
      aria-label={t('people:people')}
      scroll={{ x: 860 }}
      onRow={(person) =>
        edit?.may(person) ? { className: styles.editable, onClick: () => edit.of(person) } : {}
      }
    />
  )
}

function useColumns(edit: Props['edit']): TableColumnsType<Person> {
  const { t } = useTranslation()
  const { data } = useDepartments()
  const columns: TableColumnsType<Person> = [
    { title: t('people:name'), width: 200, render: (_, person) => <PersonChip person={person} size={20} /> },
    { title: t('people:username'), dataIndex: 'username', width: 140, ellipsis: true },
    {
      title: t('people:department'),
      ellipsis: true,
      render: (_, { departmentIds }) => departmentNames(departmentIds, data).join('、'),
    },
    { title: t('people:jobTitle'), dataIndex: 'title', ellipsis: true },
    { title: t('people:mobile'), dataIndex: 'mobile', width: 130 },
    { title: t('people:role'), width: 132, render: (_, { role }) => role && t(`common:role.${role}`) },
  ]
  if (!edit) return columns
  return [
    ...columns,
    { width: 48, render: (_, person) => edit.may(person) && <EditButton person={person} onEdit={edit.of} /> },
  ]
}

/** The row is a target for the mouse; this is the one for the keyboard. */
function EditButton({ person, onEdit }: { person: Person; onEdit: (person: Person) => void }) {
  const { t } = useTranslation()
  return (
    <Button
      type="text"
      size="small"
      className={styles.rowButton}
      icon={<EditOutlined />}
      aria-label={t('people:editPerson', { name: person.name })}
      onClick={(event) => {
        event.stopPropagation()
        onEdit(person)
      }}
    />
  )
}

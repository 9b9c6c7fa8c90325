import { ApartmentOutlined, DeleteOutlined, EditOutlined, PlusOutlined } from '@ant-design/icons'
import { App, Button } from 'antd'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import { useDepartments } from '../../api/people'
import { useMay } from '../../api/session'
import type { Department } from '../../api/types'
import { type DepartmentNode, departmentTree } from '../../components/departments'
import { EmptyState } from '../../components/EmptyState'
import { ErrorState } from '../../components/ErrorState'
import { explain } from '../../components/explain'
import { LinesSkeleton } from '../../components/Skeletons'
import { AdminPage } from './AdminPage'
import styles from './admin.module.css'
import { DepartmentDialog, type Editing } from './DepartmentDialog'
import { useDeleteDepartment } from './useAdmin'

export function DepartmentsPage() {
  const { t } = useTranslation()
  const mayEdit = useMay('ADMIN')
  const query = useDepartments()
  const [editing, setEditing] = useState<Editing>()
  const tree = useMemo(() => departmentTree(query.data ?? []), [query.data])
  const add = mayEdit && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setEditing({ parentId: null })}>
      {t('people:addDepartment')}
    </Button>
  )
  return (
    <AdminPage actions={add}>
      {query.isPending && <LinesSkeleton />}
      {query.isError && <ErrorState error={query.error} onRetry={() => void query.refetch()} />}
      {query.isSuccess && tree.length === 0 && (
        <EmptyState icon={<ApartmentOutlined />} title={t('people:noDepartments')} action={add}>
          {t('people:noDepartmentsText')}
        </EmptyState>
      )}
      {tree.length > 0 && (
        <ul className={styles.tree}>
          {tree.map((node) => (
            <Node key={node.department.id} node={node} depth={0} onEdit={mayEdit ? setEditing : undefined} />
          ))}
        </ul>
      )}
      <DepartmentDialog editing={editing} onClose={() => setEditing(undefined)} />
    </AdminPage>
  )
}

interface NodeProps {
  node: DepartmentNode
  depth: number
  onEdit: ((editing: Editing) => void) | undefined
}

function Node({ node: { department, children }, depth, onEdit }: NodeProps) {
  const { t } = useTranslation()
  return (
    <li>
      <div className={styles.node} style={{ paddingInlineStart: 16 + depth * 24 }}>
        <Link className={styles.nodeName} to={`/admin/people?department=${department.id}`}>
          {department.name}
        </Link>
        <span className={styles.nodeCount}>{t('people:headcount', { count: department.memberCount })}</span>
        {onEdit && <NodeTools department={department} onEdit={onEdit} />}
      </div>
      {children.length > 0 && (
        <ul>
          {children.map((child) => (
            <Node key={child.department.id} node={child} depth={depth + 1} onEdit={onEdit} />
          ))}
        </ul>
      )}
    </li>
  )
}

interface ToolsProps {
  department: Department
  onEdit: (editing: Editing) => void
}

function NodeTools({ department, onEdit }: ToolsProps) {
  const { t } = useTranslation()
  const { modal, message } = App.useApp()
  const remove = useDeleteDepartment()
  const { name } = department
  const askToDelete = () =>
    modal.confirm({
      title: t('people:deleteDepartmentConfirm', { name }),
      content: t('people:deleteDepartmentText'),
      okText: t('people:deleteDepartment'),
      okButtonProps: { danger: true },
      onOk: () =>
        remove.mutateAsync(department.id).catch((error: unknown) => {
          const { title, detail } = explain(error, t)
          void message.error(detail || title)
        }),
    })
  const tools = [
    {
      text: t('people:addSubdepartment', { name }),
      icon: <PlusOutlined />,
      act: () => onEdit({ parentId: department.id }),
    },
    {
      text: t('people:editDepartmentOf', { name }),
      icon: <EditOutlined />,
      act: () => onEdit({ department }),
    },
    { text: t('people:deleteDepartmentOf', { name }), icon: <DeleteOutlined />, act: askToDelete },
  ]
  return tools.map(({ text, icon, act }) => (
    <Button key={text} type="text" size="small" icon={icon} aria-label={text} title={text} onClick={act} />
  ))
}

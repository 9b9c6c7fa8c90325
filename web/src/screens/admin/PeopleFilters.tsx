import { SearchOutlined } from '@ant-design/icons'
import { Input, Select } from 'antd'
import { useTranslation } from 'react-i18next'
import type { PersonKind, PersonState } from '../../api/types'
import { DepartmentPicker } from '../../components/DepartmentPicker'
import { useClear } from '../../components/useClear'
import styles from './admin.module.css'
import type { Filter } from './usePeopleFilter'

const KINDS: readonly PersonKind[] = ['INTERNAL', 'EXTERNAL']
const STATES: readonly PersonState[] = ['ACTIVE', 'DEPARTED']

interface Props {
  filter: Filter
  onChange: (changed: Partial<Filter>) => void
}

export function PeopleFilters({ filter, onChange }: Props) {
  const { t } = useTranslation()
  const clear = useClear()
  return (
    <search className={styles.filters}>
      <Input
        className={styles.filterText}
        prefix={<SearchOutlined />}
        allowClear={clear}
        value={filter.q}
        placeholder={t('people:search')}
        aria-label={t('people:search')}
        onChange={(event) => onChange({ q: event.target.value })}
      />
      <div className={styles.filterChoice}>
        <DepartmentPicker
          value={filter.department ?? null}
          placeholder={t('people:allDepartments')}
          aria-label={t('people:department')}
          onChange={(department) => onChange({ department: department ?? undefined })}
        />
      </div>
      <Select<PersonKind>
        className={styles.filterChoice}
        allowClear={clear}
        value={filter.kind}
        placeholder={t('people:anyKind')}
        aria-label={t('people:kind')}
        options={KINDS.map((value) => ({ value, label: t(`people:${value}`) }))}
        onChange={(kind) => onChange({ kind })}
      />
      <Select<PersonState>
        className={styles.filterChoice}
        allowClear={clear}
        value={filter.state}
        placeholder={t('people:anyState')}
        aria-label={t('people:state')}
        options={STATES.map((value) => ({ value, label: t(`people:${value}`) }))}
        onChange={(state) => onChange({ state })}
      />
    </search>
  )
}

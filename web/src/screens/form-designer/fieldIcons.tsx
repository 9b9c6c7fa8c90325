import {
  AlignLeftOutlined,
  ApartmentOutlined,
  CalendarOutlined,
  CheckSquareOutlined,
  ClockCircleOutlined,
  DownSquareOutlined,
  FieldNumberOutlined,
  FontSizeOutlined,
  NumberOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { FieldType } from '../../api/types'

export const fieldIcons: { readonly [type in FieldType]: ReactNode } = {
  text: <FontSizeOutlined />,
  textarea: <AlignLeftOutlined />,
  number: <FieldNumberOutlined />,
  date: <CalendarOutlined />,
  datetime: <ClockCircleOutlined />,
  select: <DownSquareOutlined />,
  multiSelect: <CheckSquareOutlined />,
  member: <UserOutlined />,
  members: <TeamOutlined />,
  department: <ApartmentOutlined />,
  serial: <NumberOutlined />,
}

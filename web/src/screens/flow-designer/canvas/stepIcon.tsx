import {
  ApartmentOutlined,
  BranchesOutlined,
  CalculatorOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  DeleteOutlined,
  EditOutlined,
  FileAddOutlined,
  FileSearchOutlined,
  FormOutlined,
  GlobalOutlined,
  MessageOutlined,
  RetweetOutlined,
  SettingOutlined,
  StopOutlined,
  SubnodeOutlined,
  TeamOutlined,
  ThunderboltOutlined,
} from '@ant-design/icons'
import type { ReactNode } from 'react'
import type { StepType } from '../../../flows/definition'

export type IconKind = StepType | 'trigger'

const KINDS: { [kind in IconKind]: ReactNode } = {
  trigger: <ThunderboltOutlined />,
  action: <SettingOutlined />,
  addRecord: <FileAddOutlined />,
  updateRecord: <FormOutlined />,
  getRecord: <FileSearchOutlined />,
  getRecords: <FileSearchOutlined />,
  updateRecords: <FormOutlined />,
  deleteRecord: <DeleteOutlined />,
  deleteRecords: <DeleteOutlined />,
  sendMessage: <MessageOutlined />,
  httpRequest: <GlobalOutlined />,
  branch: <BranchesOutlined />,
  parallel: <ApartmentOutlined />,
  forEach: <RetweetOutlined />,
  compute: <CalculatorOutlined />,
  wait: <ClockCircleOutlined />,
  callFlow: <SubnodeOutlined />,
  stop: <StopOutlined />,
}

const ACTIONS: { [action: string]: ReactNode } = {
  createChat: <TeamOutlined />,
  updateChat: <EditOutlined />,
  closeChat: <CloseCircleOutlined />,
  sendMessage: <MessageOutlined />,
}

export function stepIcon(kind: IconKind, action?: string): ReactNode {
  return (kind === 'action' && action !== undefined && ACTIONS[action]) || KINDS[kind]
}

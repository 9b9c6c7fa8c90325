/** The flow as it is stored: what the designer edits and the server runs. */
export type {
  ActionStep,
  AddRecordStep,
  Branch,
  BranchStep,
  Comparison,
  Condition,
  FlowDefinition,
  FlowProblem as Problem,
  Json,
  Mapping,
  Mappings,
  Operator,
  Step,
  StepType,
  Trigger,
  TriggerType,
  Until,
  UpdateRecordStep,
} from '../api/types'

import type { Condition, TriggerType } from '../api/types'

export type ConditionGroup = Extract<Condition, { all: Condition[] } | { any: Condition[] }>

export const TRIGGER_TYPES: readonly TriggerType[] = ['recordCreated', 'recordUpdated', 'recordDeleted']

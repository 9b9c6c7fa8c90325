/** The flow as it is stored: what the designer edits and the server runs. */
export type {
  ActionStep,
  AddRecordStep,
  Branch,
  BranchStep,
  CallFlowStep,
  Comparison,
  ComputeStep,
  Condition,
  FlowDefinition,
  FlowProblem as Problem,
  ForEachStep,
  Json,
  Mapping,
  Mappings,
  Operator,
  ParallelStep,
  Settings,
  Step,
  StepType,
  StopStep,
  Trigger,
  TriggerType,
  Until,
  UntilEvent,
  UntilPlatformEvent,
  UpdateRecordStep,
  WaitStep,
} from '../api/types'

import type { Step as AnyStep, StepType as AnyType, Condition, Trigger, TriggerType } from '../api/types'

export type ConditionGroup = Extract<Condition, { all: Condition[] } | { any: Condition[] }>

/** What a flow is given from outside, by name. */
export type Input = NonNullable<Trigger['inputs']>[number]

/** The steps of one kind. */
export type StepOf<T extends AnyType> = Extract<AnyStep, { type: T }>

/** Whether records of a form start a flow with such a trigger. */
export function takesRecords(type: TriggerType): boolean {
  return type !== 'schedule' && type !== 'webhook' && type !== 'call' && type !== 'platformEvent'
}

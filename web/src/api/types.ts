/**
 * The shapes of the REST interface under `/api/v1`, generated from its description (`npm run types`). Names are
 * the schema names of the server, except that its `Record` is `FormRecord` here, because TypeScript already
 * has a `Record`. What is written by hand says why.
 */
import type { components } from './schema'

type Schemas = components['schemas']

export type Id = string
/** ISO-8601 with offset. */
export type Timestamp = string
export type { Json } from './schema'

/** By hand: a generic, which the description knows only by its uses. */
export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

/** By hand: messages name people only, ledgers departments too. */
export type References = Partial<Schemas['References']>

/* Access */

export type Role = Schemas['Role']
export type Organization = Schemas['Organization']
export type DemoAccount = Schemas['DemoAccount']
export type AuthOptions = Schemas['AuthOptions']
export type Session = Schemas['Session']
export type Me = Schemas['Me']
export type Login = Schemas['Login']
export type Setup = Schemas['Setup']

/** By hand: the screen lists them. */
export const SCOPES = [
  'people:read',
  'people:write',
  'forms:read',
  'forms:write',
  'records:read',
  'records:write',
  'flows:read',
  'flows:write',
  'runs:read',
  'runs:write',
  'chats:read',
  'chats:write',
  'admin',
] as const satisfies readonly Schemas['Scope'][]
export type Scope = Schemas['Scope']

export type ApiToken = Schemas['ApiToken']
export type NewApiToken = Schemas['NewApiToken']
/** By hand: the only answer that ever holds the token itself. */
export type CreatedApiToken = ApiToken & { token: string }

/* People */

export type PersonKind = Schemas['PersonKind']
export type PersonState = Schemas['PersonState']
export type Person = Schemas['Person']
export type PersonMerge = Schemas['PersonMerge']
/** By hand: the form of a new person and that of a change are one. */
export type PersonInput = Schemas['PersonChanges'] & { password?: string }
export type Department = Schemas['Department']

/* Apps and templates */

export type Template = Schemas['Template']
export type FormReference = Schemas['FormReference']
export type FlowReference = Schemas['FlowReference']
export type App = Schemas['App']

/* Forms */

export type Option = Schemas['Option']
export type Options = Schemas['Options']
export type Default = Schemas['Default']
/** Where the fields of the other form (`field`) equal fields of this form (`equals`), take its value `take`. */
export type Linkage = Schemas['Linkage']
export type TextField = Schemas['TextField']
export type TextareaField = Schemas['TextareaField']
export type NumberField = Schemas['NumberField']
export type DateField = Schemas['DateField']
export type DatetimeField = Schemas['DatetimeField']
export type SelectField = Schemas['SelectField']
export type MultiSelectField = Schemas['MultiSelectField']
export type MemberField = Schemas['MemberField']
export type MembersField = Schemas['MembersField']
export type DepartmentField = Schemas['DepartmentField']
export type SerialField = Schemas['SerialField']
export type Field = Schemas['Field']
export type FieldType = Field['type']
export type FormDefinition = Schemas['FormDefinition']
export type Form = Schemas['Form']
export type NewForm = Schemas['NewForm']

/* Records */

export type Values = Schemas['Values']
export type FormRecord = Schemas['Record']
export type RecordPage = Schemas['RecordPage']
export type RecordCount = Schemas['RecordCount']
/** By hand: the answer to a submission always names the runs. */
export type SubmittedRecord = FormRecord & Required<Pick<FormRecord, 'runs'>>
export type RecordChange = Schemas['RecordChange']
export type RecordHistory = Schemas['RecordHistory']

/* Conditions */

/** By hand: the screen lists them. */
export const OPERATORS = [
  'equals',
  'notEquals',
  'contains',
  'notContains',
  'in',
  'greaterThan',
  'greaterOrEqual',
  'lessThan',
  'lessOrEqual',
  'isEmpty',
  'isNotEmpty',
] as const satisfies readonly Schemas['Operator'][]
export type Operator = Schemas['Operator']
/** In flows the left side may be an expression instead of a field, the right side one instead of a value. */
export type Comparison = Schemas['Comparison']
export type Condition = Schemas['Condition']

/* Secrets */

export type Secret = Schemas['Secret']

/* Flows */

export type Trigger = Schemas['Trigger']
export type TriggerType = Trigger['type']
export type Mapping = Schemas['Mapping']
export type Mappings = { [key: string]: Mapping }
export type ActionStep = Schemas['ActionStep']
export type AddRecordStep = Schemas['AddRecordStep']
export type GetRecordStep = Schemas['GetRecordStep']
export type UpdateRecordStep = Schemas['UpdateRecordStep']
export type BranchStep = Schemas['BranchStep']
export type Branch = Schemas['Branch']
export type ParallelStep = Schemas['ParallelStep']
export type ForEachStep = Schemas['ForEachStep']
export type ComputeStep = Schemas['ComputeStep']
export type WaitStep = Schemas['WaitStep']
export type StopStep = Schemas['StopStep']
export type SendMessageStep = Schemas['SendMessageStep']
export type Recipients = Schemas['Recipients']
export type HttpRequestStep = Schemas['HttpRequestStep']
export type HttpBody = Schemas['HttpBody']
export type Until = Schemas['Until']
export type UntilEvent = Schemas['UntilEvent']
export type UntilPlatformEvent = Schemas['UntilPlatformEvent']
export type CallFlowStep = Schemas['CallFlowStep']
export type Settings = Schemas['Settings']
export type Step = Schemas['Step']
export type StepType = Step['type']
export type FlowDefinition = Schemas['FlowDefinition']
export type FlowProblem = Schemas['FlowProblem']
export type Flow = Schemas['Flow']
export type NewFlow = Schemas['NewFlow']
export type FlowVersion = Schemas['FlowVersion']
export type FlowTest = Schemas['FlowTest']
export type FlowTestResult = Schemas['FlowTestResult']
export type FlowTestResults = Schemas['FlowTestResults']
export type FlowTestStep = Schemas['FlowTestStep']
export type FlowTestDifference = Schemas['FlowTestDifference']
export type FlowTestWish = Schemas['FlowTestWish']
export type FlowPlan = Schemas['FlowPlan']
export type FlowPlanCalled = Schemas['FlowPlanCalled']
export type FlowPlanStep = Schemas['FlowPlanStep']
export type FlowPlanWish = Schemas['FlowPlanWish']
export type ChatPlan = Schemas['ChatPlan']

/* Connectors and connections */

export type PortType = Schemas['ValueType']
export type ActionInput = Schemas['ActionInput']
export type ActionOutput = Schemas['ActionOutput']
export type ConnectorAction = Schemas['ConnectorAction']
export type Connector = Schemas['Connector']
export type Connection = Schemas['Connection']
export type ConnectionSetting = Schemas['ConnectionSetting']
export type GuideStep = Schemas['GuideStep']
export type Finding = Schemas['Finding']
export type NewConnection = Schemas['NewConnection']
export type ConnectionChanges = Schemas['ConnectionChanges']
export type Budget = Schemas['Budget']
export type CallSummary = Schemas['CallSummary']
export type Call = Schemas['Call']
export type Account = Schemas['Account']
export type AccountCounts = Schemas['AccountCounts']
export type DirectorySyncResult = Schemas['DirectorySyncResult']
export type RemoteChat = Schemas['RemoteChat']
export type ChatRepairWay = Schemas['ChatRepairWay']
export type SignInConnection = Schemas['SignInConnection']

/* Runs */

export type RunState = Schemas['RunState']
export type StepError = Schemas['RunError']
export type RunTrigger = Schemas['RunTrigger']
export type Run = Schemas['Run']
export type RunStepPage = Schemas['RunStepPage']
export type RunStep = Schemas['RunStep']
export type RunDetail = Schemas['RunDetail']
export type RelatedRun = Schemas['RelatedRun']
export type RunEffect = Schemas['RunEffect']
export type RunAttempt = Schemas['RunAttempt']
/** By hand: the description does not say which parts are always there. */
export type RunAttemptDetail = RunAttempt &
  Pick<RunDetail, 'steps' | 'nextSteps' | 'definition' | 'triggerData' | 'references'>
export type RunIntervention = Schemas['RunIntervention']
export type RunRetry = Schemas['RunRetry']
export type RunRetryStep = Schemas['RunRetryStep']
export type RunRetryPreview = Schemas['RunRetryPreview']
export type RunRetryAnswer = Schemas['RunRetryAnswer']
export type Errand = Schemas['Errand']
export type RunDecision = Schemas['RunDecision']

/* Chats */

export type ChatOrigin = Schemas['ChatOrigin']
export type Chat = Schemas['Chat']
export type NewChat = Schemas['NewChat']
export type ChatMember = Schemas['ChatMember']
export type NoticeType = Schemas['NoticeType']
export type Notice = Schemas['Notice']

/** By hand, as the next two: the server has one record of both kinds. */
export type TextMessage = Omit<Schemas['Message'], 'kind' | 'notice'> & { kind: 'TEXT'; notice: null }
export type NoticeMessage = Omit<Schemas['Message'], 'kind' | 'notice'> & { kind: 'NOTICE'; notice: Notice }
export type Message = TextMessage | NoticeMessage

/** By hand, as the next two: they hold messages of a known kind. */
export type MessagePage = Page<Message> & { references: References }
export type Conversation = Omit<Schemas['Conversation'], 'lastMessage'> & { lastMessage: Message }
export type ConversationPage = Page<Conversation> & { references: References }
export type NewMessage = Schemas['NewMessage']

/* Problems (RFC 9457) */

export type FieldProblem = Schemas['FieldProblem']
/** By hand: when a proxy answers, no request is named. */
export type Problem = Omit<Schemas['Problem'], 'requestId'> & { requestId: string | null }

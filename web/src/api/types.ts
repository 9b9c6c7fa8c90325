/**
 * The shapes of the REST interface under `/api/v1`. Names are the schema names of the server, except that
 * its `Record` is `FormRecord` here, because TypeScript already has a `Record`.
 */

export type Id = string
/** ISO-8601 with offset. */
export type Timestamp = string
export type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

export interface Page<T> {
  items: T[]
  nextCursor: string | null
}

export interface References {
  people?: Person[]
  departments?: Department[]
}

/* Access */

export type Role = 'OWNER' | 'ADMIN' | 'BUILDER' | 'MEMBER'

export interface Organization {
  id: Id
  key: string
  name: string
}

export interface DemoAccount {
  username: string
  name: string
  role: Role
  department: string | null
}

export interface AuthOptions {
  demo: boolean
  setupRequired: boolean
  organizationName: string | null
  demoAccounts?: DemoAccount[]
}

export interface Session {
  person: Person
  csrfToken: string
  organization: Organization
}

export interface Me {
  person: Person
  organization: Organization
  role: Role
  /** Null for an API token. */
  csrfToken: string | null
  demo: boolean
}

export interface Login {
  username: string
  password: string
  organization?: string
}

export interface Setup {
  token: string
  organizationName: string
  name: string
  username: string
  password: string
}

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
] as const
export type Scope = (typeof SCOPES)[number]

export interface ApiToken {
  id: Id
  name: string
  scopes: Scope[]
  personId: Id
  createdAt: Timestamp
  /** Null: until it is deleted. */
  expiresAt: Timestamp | null
}

export interface NewApiToken {
  name: string
  scopes: Scope[]
  expiresAt?: Timestamp
}

/** The only answer that ever holds the token itself. */
export interface CreatedApiToken extends ApiToken {
  token: string
}

/* People */

export type PersonKind = 'INTERNAL' | 'EXTERNAL'
export type PersonState = 'ACTIVE' | 'DEPARTED'

export interface Person {
  id: Id
  name: string
  username: string | null
  kind: PersonKind
  state: PersonState
  title: string | null
  mobile: string | null
  email: string | null
  departmentIds: Id[]
  role: Role | null
}

export interface PersonInput {
  name?: string
  username?: string | null
  password?: string
  kind?: PersonKind
  state?: PersonState
  title?: string | null
  mobile?: string | null
  email?: string | null
  departmentIds?: Id[]
  role?: Role | null
}

export interface Department {
  id: Id
  name: string
  parentId: Id | null
  position: number
  memberCount: number
}

/* Apps and templates */

export interface Template {
  name: string
  title: string
  description: string
  forms: string[]
  flows: string[]
  installed: boolean
}

export interface FormReference {
  id: Id
  key: string
  name: string
}

export interface FlowReference {
  id: Id
  key: string
  name: string
}

export interface App {
  id: Id
  key: string
  name: string
  forms: FormReference[]
  flows: (FlowReference & { enabled: boolean; publishedVersion: number | null })[]
}

/* Forms */

export interface Option {
  value: string
  label: string
}

export type Options = { type: 'static'; items: Option[] } | { type: 'form'; form: string; field: string }

export type Default =
  | { type: 'value'; value: Json }
  | { type: 'currentPerson' }
  | { type: 'currentDepartment' }
  | { type: 'now' }

/** Where the fields of the other form (`field`) equal fields of this form (`equals`), take its value `take`. */
export interface Linkage {
  form: string
  take: string
  when: { field: string; equals: string }[]
}

interface FieldBase {
  key: string
  label: string
  description?: string
  placeholder?: string
  required?: boolean
  readOnly?: boolean
  default?: Default
  linkage?: Linkage
}

export interface TextField extends FieldBase {
  type: 'text'
  minLength?: number
  maxLength?: number
  unique?: boolean
}

export interface TextareaField extends FieldBase {
  type: 'textarea'
  minLength?: number
  maxLength?: number
}

export interface NumberField extends FieldBase {
  type: 'number'
  min?: number
  max?: number
  scale?: number
  unit?: string
}

export interface DateField extends FieldBase {
  type: 'date'
}

export interface DatetimeField extends FieldBase {
  type: 'datetime'
}

export interface SelectField extends FieldBase {
  type: 'select'
  options: Options
}

export interface MultiSelectField extends FieldBase {
  type: 'multiSelect'
  options: Options
}

export interface MemberField extends FieldBase {
  type: 'member'
}

export interface MembersField extends FieldBase {
  type: 'members'
}

export interface DepartmentField extends FieldBase {
  type: 'department'
}

export interface SerialField extends FieldBase {
  type: 'serial'
  prefix?: string
  digits?: number
  reset?: 'NEVER' | 'YEAR' | 'MONTH' | 'DAY'
}

export type Field =
  | TextField
  | TextareaField
  | NumberField
  | DateField
  | DatetimeField
  | SelectField
  | MultiSelectField
  | MemberField
  | MembersField
  | DepartmentField
  | SerialField

export type FieldType = Field['type']

export interface FormDefinition {
  fields: Field[]
}

export interface Form {
  id: Id
  key: string
  name: string
  appId: Id | null
  version: number
  definition: FormDefinition
  createdAt: Timestamp
  updatedAt: Timestamp
}

export interface NewForm {
  key?: string
  name: string
  appId?: Id
  definition?: FormDefinition
}

/* Records */

export type Values = { [field: string]: Json }

export interface FormRecord {
  id: Id
  /** The number of the record within its form, as text. */
  serial: string
  formId: Id
  values: Values
  state: 'ACTIVE'
  /** Null when a run made it by itself. */
  createdBy: Id | null
  createdAt: Timestamp
  updatedAt: Timestamp
  version: number
  references?: References
}

export interface RecordPage extends Page<FormRecord> {
  references: References
}

export interface SubmittedRecord extends FormRecord {
  runs: { id: Id; flow: FlowReference }[]
}

export interface RecordChange {
  version: number
  kind: 'CREATED' | 'UPDATED' | 'DELETED'
  at: Timestamp
  by: Id | null
  run: Id | { id: Id; flow?: FlowReference } | null
  changes: { field: string; before: Json; after: Json }[]
}

export interface RecordHistory {
  items: RecordChange[]
  references: References
}

/* Conditions */

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
] as const
export type Operator = (typeof OPERATORS)[number]

/** In flows the left side may be an expression instead of a field, the right side one instead of a value. */
export interface Comparison {
  field?: string
  left?: string
  op: Operator
  value?: Json
  cel?: string
}

export type Condition = { all: Condition[] } | { any: Condition[] } | Comparison

/* Flows */

export type TriggerType = 'recordCreated' | 'recordUpdated' | 'recordDeleted'

export interface Trigger {
  type: TriggerType
  form: string
  filter?: Condition | null
}

export type Mapping = { value: Json } | { cel: string }
export type Mappings = { [key: string]: Mapping }

interface StepBase {
  key: string
  name: string
}

export interface ActionStep extends StepBase {
  type: 'action'
  connection: string
  action: string
  inputs: Mappings
}

export interface AddRecordStep extends StepBase {
  type: 'addRecord'
  form: string
  values: Mappings
}

export interface GetRecordStep extends StepBase {
  type: 'getRecord'
  form: string
  where: Condition
  ifMissing: 'FAIL' | 'CONTINUE'
}

export interface UpdateRecordStep extends StepBase {
  type: 'updateRecord'
  form: string
  record: Mapping
  values: Mappings
}

export interface BranchStep extends StepBase {
  type: 'branch'
  branches: Branch[]
  otherwise?: Step[]
}

export interface Branch {
  key: string
  name: string
  when: Condition
  steps: Step[]
}

export type Step = ActionStep | AddRecordStep | GetRecordStep | UpdateRecordStep | BranchStep
export type StepType = Step['type']

export interface FlowDefinition {
  trigger: Trigger
  steps: Step[]
}

export interface FlowProblem {
  path: string
  code: string
  detail: string
}

export interface Flow {
  id: Id
  key: string
  name: string
  appId: Id | null
  enabled: boolean
  publishedVersion: number | null
  draft: FlowDefinition
  draftVersion: number
  /** The draft differs from what is published. */
  changed: boolean
  problems: FlowProblem[]
  updatedAt: Timestamp
}

export interface NewFlow {
  key?: string
  name: string
  appId?: Id
  definition?: FlowDefinition
}

export interface FlowVersion {
  version: number
  publishedAt: Timestamp
  publishedBy: Id | null
  definition: FlowDefinition
}

/* Connectors and connections */

export type PortType =
  | 'text'
  | 'number'
  | 'boolean'
  | 'date'
  | 'datetime'
  | 'person'
  | 'persons'
  | 'department'
  | 'chat'
  | 'texts'
  | 'any'

export interface ActionInput {
  key: string
  label: string
  description?: string
  type: PortType
  required: boolean
}

export interface ActionOutput {
  key: string
  label: string
  type: PortType
}

export interface ConnectorAction {
  key: string
  name: string
  description?: string
  inputs: ActionInput[]
  outputs: ActionOutput[]
}

export interface Connector {
  key: string
  name: string
  actions: ConnectorAction[]
}

export interface Connection {
  id: Id
  key: string
  connector: string
  name: string
  state: string
}

/* Runs */

export type RunState = 'READY' | 'RUNNING' | 'DONE' | 'FAILED'

export interface StepError {
  code: string
  title: string
  detail: string
}

export interface RunTrigger {
  type: TriggerType
  at: Timestamp
  by: Id | null
  form: FormReference
  record: { id: Id; serial: string; title: string | null }
}

export interface Run {
  id: Id
  state: RunState
  flow: FlowReference
  version: number
  trigger: RunTrigger
  createdAt: Timestamp
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
  error: (StepError & { step: string }) | null
}

export interface RunStep {
  path: string
  key: string
  name: string
  type: StepType
  state: 'RUNNING' | 'DONE' | 'FAILED'
  input: Json
  output: Json
  error: StepError | null
  startedAt: Timestamp | null
  finishedAt: Timestamp | null
  attempts: number
  branch?: string
}

export interface RunDetail extends Run {
  steps: RunStep[]
  definition: FlowDefinition
  triggerData: Json
  references: References
}

/* Chats */

export interface ChatOrigin {
  runId: Id
  flowName: string
  formId: Id
  recordId: Id
}

export interface Chat {
  id: Id
  name: string
  ownerId: Id
  connection: string
  /** At least one member is external. */
  external: boolean
  state: 'OPEN' | 'CLOSED'
  memberCount: number
  createdAt: Timestamp
  origin: ChatOrigin | null
}

export interface NewChat {
  name: string
  ownerId?: Id
  memberIds: Id[]
}

export interface ChatMember {
  personId: Id
  role: 'OWNER' | 'MEMBER'
  joinedAt: Timestamp
  person: Person
}

export type NoticeType = 'created' | 'renamed' | 'membersAdded' | 'membersRemoved' | 'ownerChanged' | 'closed'

export interface Notice {
  type: NoticeType
  actorId: Id | null
  personIds?: Id[]
  name?: string
}

interface MessageBase {
  id: Id
  chatId: Id
  seq: number
  senderId: Id | null
  mentions: Id[]
  mentionAll: boolean
  createdAt: Timestamp
}

export interface TextMessage extends MessageBase {
  kind: 'TEXT'
  text: string
  notice: null
}

export interface NoticeMessage extends MessageBase {
  kind: 'NOTICE'
  text: string | null
  notice: Notice
}

export type Message = TextMessage | NoticeMessage

export interface MessagePage extends Page<Message> {
  references: References
}

export interface NewMessage {
  text: string
  mentions?: Id[]
  mentionAll?: boolean
}

export interface Conversation {
  id: string
  type: 'GROUP'
  chat: Chat
  lastMessage: Message | null
  unread: number
  mentioned: boolean
  readSeq: number
  lastSeq: number
}

export interface ConversationPage extends Page<Conversation> {
  references: References
}

/* Problems (RFC 9457) */

export interface FieldProblem {
  field: string
  code: string
  detail: string
}

export interface Problem {
  type: string
  title: string
  status: number
  detail: string
  code: string
  requestId: string | null
  errors: FieldProblem[]
}

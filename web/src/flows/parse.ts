import { type FlowDefinition, type Step, type Trigger, takesRecords } from './definition'

/** What the server may leave out of a step that is not finished. */
type Sent<S> = S extends Step ? { [part in keyof S]?: S[part] | null } & Pick<S, 'type' | 'key'> : never

/** A definition as the designer needs it: what the server left out of unfinished steps is there, and empty. */
export function parseDefinition(definition: FlowDefinition): FlowDefinition {
  return {
    ...definition,
    trigger: parseTrigger(definition.trigger),
    steps: (definition.steps ?? []).map(parseStep),
  }
}

function parseTrigger(sent: Trigger): Trigger {
  return takesRecords(sent.type) ? { ...sent, form: sent.form ?? '', filter: sent.filter ?? null } : sent
}

function parseStep(sent: Sent<Step>): Step {
  const named = { key: sent.key, name: sent.name ?? '' }
  switch (sent.type) {
    case 'action':
      return {
        ...named,
        type: 'action',
        connection: sent.connection ?? 'builtin',
        action: sent.action ?? '',
        inputs: sent.inputs ?? {},
      }
    case 'addRecord':
      return { ...named, type: 'addRecord', form: sent.form ?? '', values: sent.values ?? {} }
    case 'updateRecord':
      return {
        ...named,
        type: 'updateRecord',
        form: sent.form ?? '',
        record: sent.record ?? { value: null },
        values: sent.values ?? {},
      }
    case 'getRecord':
      return {
        ...named,
        type: 'getRecord',
        form: sent.form ?? '',
        where: sent.where ?? { all: [] },
        ifMissing: sent.ifMissing ?? 'FAIL',
      }
    case 'getRecords':
      return {
        ...named,
        type: 'getRecords',
        form: sent.form ?? '',
        where: sent.where ?? { all: [] },
        ...(sent.sort ? { sort: sent.sort } : {}),
        ...(sent.limit ? { limit: sent.limit } : {}),
      }
    case 'updateRecords':
      return {
        ...named,
        type: 'updateRecords',
        form: sent.form ?? '',
        where: sent.where ?? { all: [] },
        values: sent.values ?? {},
        ...(sent.limit ? { limit: sent.limit } : {}),
      }
    case 'deleteRecord':
      return {
        ...named,
        type: 'deleteRecord',
        form: sent.form ?? '',
        record: sent.record ?? { value: null },
      }
    case 'deleteRecords':
      return {
        ...named,
        type: 'deleteRecords',
        form: sent.form ?? '',
        where: sent.where ?? { all: [] },
        ...(sent.limit ? { limit: sent.limit } : {}),
      }
    case 'sendMessage':
      return {
        ...named,
        type: 'sendMessage',
        ...(sent.to ? { to: sent.to } : {}),
        ...(sent.text ? { text: sent.text } : {}),
      }
    case 'httpRequest':
      return {
        ...named,
        type: 'httpRequest',
        ...(sent.method ? { method: sent.method } : {}),
        ...(sent.url ? { url: sent.url } : {}),
        headers: sent.headers ?? {},
        query: sent.query ?? {},
        ...(sent.body ? { body: sent.body } : {}),
        ...(sent.timeoutSeconds ? { timeoutSeconds: sent.timeoutSeconds } : {}),
        ...(sent.repeat ? { repeat: sent.repeat } : {}),
        ...(sent.idempotencyHeader ? { idempotencyHeader: sent.idempotencyHeader } : {}),
      }
    case 'branch':
      return {
        ...named,
        type: 'branch',
        branches: (sent.branches ?? []).map((branch) => ({
          key: branch.key,
          name: branch.name ?? '',
          when: branch.when ?? { all: [] },
          steps: branch.steps.map(parseStep),
        })),
        otherwise: (sent.otherwise ?? []).map(parseStep),
        ...(sent.mode ? { mode: sent.mode } : {}),
      }
    case 'parallel':
      return {
        ...named,
        type: 'parallel',
        branches: (sent.branches ?? []).map((branch) => ({
          key: branch.key,
          name: branch.name ?? '',
          steps: branch.steps.map(parseStep),
        })),
      }
    case 'forEach':
      return {
        ...named,
        type: 'forEach',
        steps: (sent.steps ?? []).map(parseStep),
        ...(sent.items ? { items: sent.items } : {}),
        ...(sent.concurrency ? { concurrency: sent.concurrency } : {}),
        ...(sent.collect ? { collect: sent.collect } : {}),
      }
    case 'compute':
      return { ...named, type: 'compute', values: sent.values ?? {} }
    case 'wait':
      return { ...named, type: 'wait', ...(sent.until ? { until: sent.until } : {}) }
    case 'callFlow':
      return {
        ...named,
        type: 'callFlow',
        flow: sent.flow ?? '',
        inputs: sent.inputs ?? {},
        ...(sent.wait === false ? { wait: false } : {}),
      }
    case 'stop':
      return {
        ...named,
        type: 'stop',
        outputs: sent.outputs ?? {},
        ...(sent.outcome ? { outcome: sent.outcome } : {}),
        ...(sent.message ? { message: sent.message } : {}),
      }
  }
}

import type { FlowDefinition, Step } from './definition'
import { type Fact, settingsFacts, stepFacts, triggerFacts } from './facts'
import { findStep, type Located, walk } from './places'
import { stepTitle, type Telling, triggerSummary } from './summaries'

/** One difference between two versions, in words. */
export interface Change {
  kind: 'added' | 'removed' | 'changed'
  /** The card it concerns: a step's key, or null for the trigger. */
  step: string | null
  text: string
}

interface Versions {
  before: FlowDefinition
  after: FlowDefinition
  old: Telling
  now: Telling
}

/** What publishing would change, in the order of the flow; empty when nothing a run can notice differs. */
export function changesBetween(
  before: FlowDefinition,
  after: FlowDefinition,
  old: Telling,
  now: Telling,
): Change[] {
  const versions = { before, after, old, now }
  const kept = walk(after).flatMap((located) => stepChanges(located, versions))
  const removed = walk(before).filter(({ step }) => !findStep(after, step.key))
  return [
    ...settingsChanges(versions),
    ...triggerChanges(versions),
    ...kept,
    ...removed.map(({ step }): Change => {
      const name = stepTitle(step, old.catalog, old.say)
      return { kind: 'removed', step: step.key, text: old.say('changes.removed', { name }) }
    }),
  ]
}

function triggerChanges({ before, after, old, now }: Versions): Change[] {
  const [was, is] = [triggerSummary(before, old), triggerSummary(after, now)]
  const texts = [
    ...(was === is ? [] : [now.say('changes.trigger', { before: was, after: is })]),
    ...factChanges(triggerFacts(before.trigger, old), triggerFacts(after.trigger, now), now).map((text) =>
      now.say('changes.in', { name: now.say('designer.trigger'), text }),
    ),
  ]
  return texts.map((text) => ({ kind: 'changed', step: null, text }))
}

function settingsChanges({ before, after, old, now }: Versions): Change[] {
  const [was, is] = [settingsFacts(before.settings ?? {}, old), settingsFacts(after.settings ?? {}, now)]
  return factChanges(was, is, now).map((text) => ({ kind: 'changed', step: null, text }))
}

function stepChanges({ step, place }: Located, versions: Versions): Change[] {
  const { before, now, old } = versions
  const was = findStep(before, step.key)
  const name = stepTitle(step, now.catalog, now.say)
  if (!was) return [{ kind: 'added', step: step.key, text: now.say('changes.added', { name }) }]
  const texts = [
    ...(movedIn(was, { step, place }, versions) ? [now.say('changes.moved', { name })] : []),
    ...renamed(stepTitle(was.step, old.catalog, old.say), name, now),
    ...contentChanges(was.step, step, versions).map((text) => now.say('changes.in', { name, text })),
  ]
  return texts.map((text) => ({ kind: 'changed', step: step.key, text }))
}

function renamed(before: string, after: string, now: Telling): string[] {
  return before === after ? [] : [now.say('changes.renamed', { before, after })]
}

/** Moved means: among the steps that both versions have, it follows another one, or stands in another lane. */
function movedIn(was: Located, is: Located, { before, after }: Versions): boolean {
  const sameLane = JSON.stringify(was.place.lane) === JSON.stringify(is.place.lane)
  return !sameLane || previous(before, after, was) !== previous(after, before, is)
}

function previous(own: FlowDefinition, other: FlowDefinition, located: Located): string | undefined {
  const lane = JSON.stringify(located.place.lane)
  const earlier = walk(own).filter(
    ({ step, place }) =>
      JSON.stringify(place.lane) === lane && place.index < located.place.index && findStep(other, step.key),
  )
  return earlier.at(-1)?.step.key
}

function contentChanges(was: Step, is: Step, { old, now }: Versions): string[] {
  if (was.type !== is.type) return [now.say('changes.kind')]
  return factChanges(stepFacts(was, old), stepFacts(is, now), now)
}

function factChanges(before: readonly Fact[], after: readonly Fact[], now: Telling): string[] {
  const gone = before.filter((fact) => !after.some(({ key }) => key === fact.key))
  return [
    ...after.flatMap((fact) => factChange(before.find(({ key }) => key === fact.key)?.text, fact, now)),
    ...gone.map(({ label, text }) =>
      now.say('changes.value', { label, before: text, after: now.say('changes.none') }),
    ),
  ]
}

function factChange(before: string | undefined, { label, text }: Fact, now: Telling): string[] {
  if (before === text) return []
  return [now.say('changes.value', { label, before: before ?? now.say('changes.none'), after: text })]
}

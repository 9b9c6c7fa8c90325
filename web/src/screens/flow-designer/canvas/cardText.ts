import type { FlowDefinition, Step } from '../../../flows/definition'
import { stepDeed, stepDetails, stepTitle, type Telling, triggerSummary } from '../../../flows/summaries'

/** The two lines of a card. What the title already says is not said again below it. */
export function stepText(step: Step, tell: Telling): { title: string; summary: string } {
  const title = stepTitle(step, tell.catalog, tell.say)
  const deed = stepDeed(step, tell.catalog, tell.say)
  const parts =
    title === deed || step.type === 'branch' ? stepDetails(step, tell) : [deed, ...stepDetails(step, tell)]
  return { title, summary: parts.join(tell.say('summary.comma')) || deed }
}

export function triggerText(definition: FlowDefinition, tell: Telling): { title: string; summary: string } {
  return { title: tell.say('designer.trigger'), summary: triggerSummary(definition, tell) }
}

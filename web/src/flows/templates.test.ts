import { describe, expect, it } from 'vitest'
import { catalog, flow, say } from './fixtures'
import { wholeScope } from './scope'
import { partsOfText, templateMapping, templateOf, templateText, tokensIn } from './templates'

const scope = wholeScope(flow, catalog, say)
const written = '您好 {触发数据 › 更改后群聊名称}，\n“{x}”'
const cel = '"您好 " + text(trigger.record.newName) + "，\\n“{x}”"'

describe('text with values in it', () => {
  it('becomes CEL that joins them, and reads back as it was written', () => {
    expect(templateMapping(partsOfText(written, scope))).toEqual({ cel })
    expect(templateText(templateOf(cel) ?? [], scope)).toBe(written)
  })

  it('is a fixed value without a value in it, and the value itself without text', () => {
    expect(templateMapping(partsOfText('只有文字 {x}', scope))).toEqual({ value: '只有文字 {x}' })
    expect(templateMapping(partsOfText('{触发数据 › 选择群聊}', scope))).toEqual({
      cel: 'trigger.record.group',
    })
    expect(templateMapping(partsOfText('', scope))).toBeUndefined()
  })

  it('says which of two values of one name is meant', () => {
    const twins = {
      ...flow,
      steps: [...flow.steps, { ...flow.steps[0], key: 'twin' } as (typeof flow.steps)[0]],
    }
    const both = wholeScope(twins, catalog, say)
    const parts = [{ text: 'a' }, { path: 'steps.twin.chatId' }]
    expect(templateText(parts, both)).toBe('a{更新群聊 › 群聊 ID #steps.twin.chatId}')
    expect(partsOfText(templateText(parts, both), both)).toEqual(parts)
  })

  it('keeps a value that is gone', () => {
    const parts = templateOf('"a" + text(steps.gone.x)') ?? []
    expect(templateText(parts, scope)).toBe('a{#steps.gone.x}')
    expect(templateMapping(partsOfText('a{#steps.gone.x}', scope))).toEqual({
      cel: '"a" + text(steps.gone.x)',
    })
  })

  it('is nothing that computes', () => {
    for (const other of [
      'trigger.record.newName',
      '"a"',
      'text(1)',
      '"a" + size(x)',
      '"a" +',
      'text(trigger.at) text(trigger.by)',
    ])
      expect(templateOf(other), other).toBeUndefined()
  })

  it('finds the names in a text', () => {
    expect(tokensIn('ab{触发数据 › 选择群聊}', scope)).toEqual([
      { from: 2, to: 15, path: 'trigger.record.group' },
    ])
  })
})

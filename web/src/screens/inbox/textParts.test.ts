import { expect, it } from 'vitest'
import { textParts } from './textParts'

const shown = (text: string, names: string[] = []) =>
  textParts(text, names).map(({ type, text }) => `${type}:${text}`)

it('finds links and leaves punctuation outside', () => {
  expect(shown('见 https://example.com/a?b=1，谢谢 (http://x.cn/1).')).toEqual([
    'text:见 ',
    'link:https://example.com/a?b=1',
    'text:，谢谢 (',
    'link:http://x.cn/1',
    'text:).',
  ])
})

it('finds the runs that automations name, and no other address', () => {
  const run = '/runs/01a20115-0f09-7bb2-a51e-0f6f6f0a3c11'
  expect(shown(`有 1 次运行失败：${run}\n节点“创建群聊”`)).toEqual([
    'text:有 1 次运行失败：',
    `place:${run}`,
    'text:\n节点“创建群聊”',
  ])
  expect(shown(`https://example.com${run}`)).toEqual([`link:https://example.com${run}`])
  expect(shown('/runs/7 和 /runs/latest')).toEqual(['text:/runs/7 和 /runs/latest'])
  expect(shown(`file://${run}`)).toEqual([`text:file://${run}`])
})

it('finds only the names that are mentioned, the longer one first', () => {
  expect(shown('@张伟民 和 @张伟，@路人', ['张伟', '张伟民'])).toEqual([
    'mention:@张伟民',
    'text: 和 ',
    'mention:@张伟',
    'text:，@路人',
  ])
})

it('takes signs in names literally', () => {
  expect(shown('@A.B (c)', ['A.B (c)'])).toEqual(['mention:@A.B (c)'])
  expect(shown('@AxB', ['A.B'])).toEqual(['text:@AxB'])
})

it('never makes a link of a script address', () => {
  expect(shown('javascript:alert(1)')).toEqual(['text:javascript:alert(1)'])
})

import { expect, type Locator, type Page } from '@playwright/test';
import { choose } from './controls.ts';

/** The form designer as a person uses it. */
export class FormDesigner {
  readonly properties: Locator;

  constructor(readonly page: Page) {
    this.properties = page.getByRole('complementary', { name: '属性' });
  }

  /** Adds a field after the last one and names it; it stays chosen. */
  async add(type: string, label: string): Promise<void> {
    await this.page.getByRole('complementary', { name: '字段类型' }).getByRole('button', { name: type }).click();
    await this.properties.getByLabel('标题').fill(label);
    await expect(this.page.getByRole('list', { name: '字段' })).toContainText(label);
  }

  async require(): Promise<void> {
    await this.properties.getByRole('tab', { name: '规则' }).click();
    await this.properties.getByRole('checkbox', { name: '必填' }).check();
    await this.properties.getByRole('tab', { name: '基础' }).click();
  }

  /** Options of the chosen select are the values of another form's field. */
  async optionsFrom(form: string, field: string): Promise<void> {
    await this.properties.getByText('其他表单').click();
    await choose(this.properties, '来源表单', form);
    await choose(this.properties, '来源字段', field);
  }

  /** The chosen field takes its value from the newest record of another form that matches. */
  async linkTo(form: string, field: string, own: string, take: string): Promise<void> {
    await this.properties.getByRole('tab', { name: '规则' }).click();
    await this.properties.getByRole('checkbox', { name: '数据联动' }).check();
    await choose(this.properties, '联动表单', form);
    await choose(this.properties, '联动表单的字段', field);
    await choose(this.properties, '本表单的字段', own);
    await choose(this.properties, '取值字段', take);
    await this.properties.getByRole('tab', { name: '基础' }).click();
  }

  async save(): Promise<void> {
    await this.page.getByRole('button', { name: '保存' }).click();
    await expect(this.page.getByRole('status').filter({ hasText: '已保存' }).first()).toBeVisible();
  }
}

/** The flow designer as a person uses it. */
export class FlowDesigner {
  readonly panel: Locator;
  readonly canvas: Locator;

  constructor(readonly page: Page) {
    this.panel = page.getByRole('complementary', { name: '节点设置' });
    this.canvas = page.getByRole('region', { name: '流程画布' });
  }

  /** Says which event starts the flow. */
  async trigger(event: string, form: string): Promise<void> {
    await this.canvas.getByRole('button', { name: /^触发/ }).click();
    await choose(this.panel, '触发事件', event);
    await choose(this.panel, '表单', form);
  }

  /** Puts a step into the first gap, or behind the named one; it stays chosen. */
  async addStep(kind: string, after?: string): Promise<void> {
    await this.addAt(after ? `添加节点，在「${after}」之后` : '添加节点，最前面', kind);
  }

  /** Puts a step at the beginning of a lane; it stays chosen. */
  async addInside(lane: string, kind: string): Promise<void> {
    await this.addAt(`添加节点，分支「${lane}」最前面`, kind);
  }

  private async addAt(gap: string, kind: string): Promise<void> {
    // Gaps may lie beyond the pane, which only the wheel moves.
    await this.canvas.getByRole('button', { name: gap }).dispatchEvent('click');
    await this.page.getByRole('listbox', { name: '添加节点' }).getByRole('option', { name: kind }).click();
    await expect(this.panel.getByLabel('节点名称')).toHaveValue(new RegExp(`^${kind}`));
  }

  /** Maps an input of the chosen step to a value of the trigger or of an earlier step, by picking. */
  async pick(input: string, source: string, value: string): Promise<void> {
    const unset = this.panel.getByRole('button', { name: `为「${input}」选取数据`, exact: true });
    const set = this.panel.getByRole('button', { name: new RegExp(`^${input}: `) });
    await unset.or(set).click();
    const tree = this.page.getByRole('tree', { name: '可用的数据' });
    const group = tree
      .locator('[role=presentation]')
      .filter({ has: this.page.getByRole('treeitem', { name: source, exact: true, level: 1 }) });
    await group.getByRole('treeitem', { name: value, exact: true, level: 2 }).click();
    // it fades: the next pick must not find two
    await expect(tree).toBeHidden();
    await expect(this.panel.getByRole('button', { name: `${input}: ${source} › ${value}` })).toBeVisible();
  }

  /** Chooses a card of the canvas. */
  async choose(card: string): Promise<void> {
    await this.canvas.getByRole('button', { name: new RegExp(`^${card}`) }).dispatchEvent('click');
  }

  /** @param differences what the dialog must say about the version before */
  async publish(version = 1, differences: readonly string[] = []): Promise<void> {
    await this.page.getByRole('button', { name: '发布', exact: true }).click();
    const dialog = this.page.getByRole('dialog');
    for (const text of differences) await expect(dialog).toContainText(text);
    await dialog.getByRole('button', { name: '发布自动化' }).click();
    await expect(dialog).toBeHidden();
    await expect(this.page.getByText(`已发布 v${version}`).first()).toBeVisible();
  }
}

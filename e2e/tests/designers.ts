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

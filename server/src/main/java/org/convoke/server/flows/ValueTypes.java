package org.convoke.server.flows;

import org.convoke.model.Phrase;
import org.convoke.model.ValueType;

/// What people call the types of values.
final class ValueTypes {

  private ValueTypes() {}

  static Phrase name(ValueType type) {
    return switch (type) {
      case TEXT -> Phrase.of("文本", "a text");
      case NUMBER -> Phrase.of("数字", "a number");
      case BOOLEAN -> Phrase.of("是或否", "yes or no");
      case DATE -> Phrase.of("日期", "a date");
      case DATETIME -> Phrase.of("日期时间", "a date and time");
      case PERSON -> Phrase.of("一名人员", "one person");
      case PERSONS -> Phrase.of("多名人员", "people");
      case DEPARTMENT -> Phrase.of("部门", "a department");
      case CHAT -> Phrase.of("群聊", "a group chat");
      case TEXTS -> Phrase.of("多个文本", "several texts");
      case ANY -> Phrase.of("任意值", "any value");
    };
  }
}

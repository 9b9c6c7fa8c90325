package org.convoke.server.forms;

import java.util.List;
import org.convoke.model.Phrase;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.Options;
import org.convoke.server.platform.StorableText;
import org.jspecify.annotations.Nullable;

/// Which values a field takes, as far as the field alone can say: type, length, limits, options
/// written into the form. Whether people exist, what other forms offer and whether a value is
/// required is for others. Pure.
public final class ValueCheck {

  /// More people or options than a form can show.
  public static final int MAX_ITEMS = 1000;

  private ValueCheck() {}

  /// Reads a value. A serial number is never given by anybody: it reads as nothing.
  public static Reading read(Field field, Value given) {
    if (given.isEmpty() || isBlank(given)) {
      return Reading.NOTHING;
    }
    return switch (field.kind()) {
      case FieldKind.Text kind ->
          text(field, given, kind.minLength(), kind.maxLength(), FieldKind.Text.DEFAULT_MAX_LENGTH);
      case FieldKind.Textarea kind ->
          text(
              field,
              given,
              kind.minLength(),
              kind.maxLength(),
              FieldKind.Textarea.DEFAULT_MAX_LENGTH);
      case FieldKind.Number kind -> NumberCheck.read(field.label(), kind, given);
      case FieldKind.Date _ -> TimeCheck.date(field.label(), given);
      case FieldKind.Datetime _ -> TimeCheck.moment(field.label(), given);
      case FieldKind.Select kind -> option(field, given, kind.options());
      case FieldKind.MultiSelect kind -> options(field, given, kind.options());
      case FieldKind.Member _ -> name(field, given, Phrase.of("一个人员", "one person"));
      case FieldKind.Department _ -> name(field, given, Phrase.of("一个部门", "one department"));
      case FieldKind.Members _ -> names(field, given, Phrase.of("人员列表", "a list of people"));
      case FieldKind.Serial _ -> Reading.NOTHING;
    };
  }

  private static boolean isBlank(Value given) {
    return given instanceof Value.Text text && text.value().isBlank();
  }

  private static Reading text(
      Field field,
      Value given,
      @Nullable Integer minLength,
      @Nullable Integer maxLength,
      int defaultMaxLength) {
    if (!(given instanceof Value.Text(var raw))) {
      return wrongType(field.label(), Phrase.of("文字", "a text"), given);
    }
    if (!StorableText.is(raw)) {
      return unstorable(field);
    }
    // Blanks around a name are never meant, and would make two of what should be one.
    var text = field.kind() instanceof FieldKind.Text ? raw.strip() : raw;
    var length = text.codePointCount(0, text.length());
    var max = maxLength == null ? defaultMaxLength : maxLength;
    if (length > max) {
      return tooLong(field.label(), max, length);
    }
    if (minLength != null && length < minLength) {
      return tooShort(field.label(), minLength, length);
    }
    return Reading.of(Value.of(text));
  }

  private static Reading tooLong(String label, int max, int length) {
    return Reading.refused(
        "too-long",
        Phrase.of(
            "“%s”最多 %d 个字，现在是 %d 个。",
            "\"%s\" takes at most %d characters; this has %d.", label, max, length));
  }

  private static Reading tooShort(String label, int min, int length) {
    return Reading.refused(
        "too-short",
        Phrase.of(
            "“%s”至少 %d 个字，现在是 %d 个。",
            "\"%s\" takes at least %d characters; this has %d.", label, min, length));
  }

  private static Reading option(Field field, Value given, Options options) {
    var read = name(field, given, Phrase.of("一个选项", "one option"));
    return read instanceof Reading.Accepted
        ? offered(field, given.asTexts(), options, given)
        : read;
  }

  private static Reading options(Field field, Value given, Options options) {
    var read = names(field, given, Phrase.of("选项列表", "a list of options"));
    return read instanceof Reading.Accepted(var value)
        ? offered(field, value.asTexts(), options, value)
        : read;
  }

  private static Reading offered(
      Field field, List<String> chosen, Options options, Value accepted) {
    if (!(options instanceof Options.Static(var items))) {
      return Reading.of(accepted);
    }
    var offered = items.stream().map(Options.Option::value).toList();
    var unknown = chosen.stream().filter(value -> !offered.contains(value)).findFirst();
    return unknown.isPresent() ? notAnOption(field.label(), unknown.get()) : Reading.of(accepted);
  }

  /// The refusal of a value that is none of a field's options.
  public static Reading notAnOption(String label, String value) {
    return Reading.refused(
        "not-an-option",
        Phrase.of("“%s”没有选项“%s”。", "\"%s\" has no option \"%s\".", label, Phrase.shortened(value)));
  }

  private static Reading name(Field field, Value given, Phrase expected) {
    if (!(given instanceof Value.Text(var text))) {
      return wrongType(field.label(), expected, given);
    }
    return StorableText.is(text) ? Reading.of(given) : unstorable(field);
  }

  private static Reading names(Field field, Value given, Phrase expected) {
    if (!(given instanceof Value.Items(var items))
        || !items.stream().allMatch(Value.Text.class::isInstance)) {
      return wrongType(field.label(), expected, given);
    }
    if (items.size() > MAX_ITEMS) {
      return Reading.refused(
          "too-many",
          Phrase.of(
              "“%s”最多 %d 项，现在是 %d 项。",
              "\"%s\" takes at most %d entries; this has %d.",
              field.label(),
              MAX_ITEMS,
              items.size()));
    }
    var texts = given.asTexts();
    if (!texts.stream().allMatch(StorableText::is)) {
      return unstorable(field);
    }
    return Reading.of(
        Value.texts(texts.stream().filter(text -> !text.isBlank()).distinct().toList()));
  }

  /// The refusal of a value of another type.
  static Reading wrongType(String label, Phrase expected, Value given) {
    var found = found(given);
    return Reading.refused(
        "wrong-type",
        new Phrase(
            "“%s”应为%s，收到的是%s。".formatted(label, expected.zh(), found.zh()),
            "\"%s\" takes %s, not %s.".formatted(label, expected.en(), found.en())));
  }

  private static Phrase found(Value given) {
    return switch (given) {
      case Value.Empty _ -> Phrase.of("空值", "nothing");
      case Value.Flag _ -> Phrase.of("是或否", "yes or no");
      case Value.Number _ -> Phrase.of("数字", "a number");
      case Value.Text _ -> Phrase.of("文字", "a text");
      case Value.Items _ -> Phrase.of("列表", "a list");
      case Value.Fields _ -> Phrase.of("对象", "an object");
    };
  }

  private static Reading unstorable(Field field) {
    return Reading.refused(
        "wrong-type",
        Phrase.of(
            "“%s”含有无法保存的字符（空字符或不完整的字符）。",
            "\"%s\" has a character that cannot be kept (NUL, or half of one).", field.label()));
  }
}

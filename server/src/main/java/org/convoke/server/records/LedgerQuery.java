package org.convoke.server.records;

import com.fasterxml.jackson.core.JsonProcessingException;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.conditions.Condition;
import org.convoke.server.forms.Form;
import org.convoke.server.platform.StorableText;
import org.convoke.server.platform.WireJson;
import org.jspecify.annotations.Nullable;

/// Which records of a form are asked for.
///
/// @param search a part of any of its texts, or a serial number; empty: all
record LedgerQuery(Condition filter, String search, Sort sort) {

  private static final int MAX_SEARCH = 200;

  /// Reads the parameters `filter`, `q` and `sort`.
  ///
  /// @throws Invalid `invalid-parameter`
  static LedgerQuery parse(
      Form form, @Nullable String filter, @Nullable String q, @Nullable String sort) {
    return new LedgerQuery(condition(filter), search(q), Sort.parse(sort, form.definition()));
  }

  private static Condition condition(@Nullable String filter) {
    if (filter == null || filter.isBlank()) {
      return Condition.ALWAYS;
    }
    try {
      return WireJson.MAPPER.readValue(filter, Condition.class);
    } catch (JsonProcessingException e) {
      throw e.getCause() instanceof Problem problem ? invalid(problem.detail()) : notACondition();
    } catch (Invalid e) {
      throw invalid(e.detail());
    }
  }

  static String search(@Nullable String q) {
    var text = q == null ? "" : q.strip();
    if (text.length() > MAX_SEARCH || !StorableText.is(text)) {
      throw Invalid.parameter(
          "q", Phrase.of("q 最多 %d 个字。", "q has at most %d characters.", MAX_SEARCH));
    }
    return text;
  }

  private static Invalid notACondition() {
    return invalid(
        Phrase.of(
            "filter 应为条件的 JSON，如 {\"field\":\"name\",\"op\":\"equals\",\"value\":\"x\"}。",
            "filter expects a condition as JSON such as"
                + " {\"field\":\"name\",\"op\":\"equals\",\"value\":\"x\"}."));
  }

  private static Invalid invalid(Phrase detail) {
    return Invalid.parameter("filter", detail);
  }
}

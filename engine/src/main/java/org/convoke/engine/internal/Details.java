package org.convoke.engine.internal;

import java.util.LinkedHashMap;
import java.util.Map;
import org.convoke.engine.RunOperations.Decision;
import org.convoke.engine.RunOperations.From;
import org.convoke.engine.RunOperations.Retry;
import org.convoke.model.Value;

/// What is written down of what a person did.
final class Details {

  private Details() {}

  static Value.Fields of(Retry retry, int version) {
    var detail = new LinkedHashMap<String, Value>();
    detail.put(
        "from",
        Value.of(
            switch (retry.from()) {
              case From.Failed _ -> "FAILED";
              case From.Step _ -> "STEP";
              case From.Start _ -> "START";
            }));
    if (retry.from() instanceof From.Step(var path)) {
      detail.put("step", Value.of(path));
    }
    detail.put("version", Value.of(version));
    if (!retry.values().values().isEmpty()) {
      detail.put("values", retry.values());
    }
    return Value.fields(detail);
  }

  static Value.Fields of(String path, Decision decision) {
    var detail = new LinkedHashMap<String, Value>(of(path).values());
    switch (decision) {
      case Decision.Exists(var outputs) -> {
        detail.put("decision", Value.of("EXISTS"));
        detail.put("outputs", outputs);
      }
      case Decision.Again _ -> detail.put("decision", Value.of("AGAIN"));
      case Decision.GiveUp _ -> detail.put("decision", Value.of("GIVE_UP"));
    }
    return Value.fields(detail);
  }

  static Value.Fields of(String path) {
    return Value.fields(Map.of("step", Value.of(path)));
  }
}

package org.convoke.server.hooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;
import org.convoke.model.Problem;
import org.convoke.model.Value;
import org.convoke.model.flows.Input;
import org.convoke.server.flows.InputValues;
import org.convoke.server.platform.WireJson;

/// Reads what a hook declares from the body of a call; what it does not declare is left out.
final class HookBody {

  private HookBody() {}

  /// @throws Invalid that names every input which is missing or of another type
  static Value.Fields read(List<Input> inputs, byte[] body) {
    return InputValues.read(inputs, parse(body));
  }

  private static Value.Fields parse(byte[] body) {
    try {
      if (body.length > 0
          && WireJson.MAPPER.readValue(body, Value.class) instanceof Value.Fields fields) {
        return fields;
      }
    } catch (JsonProcessingException e) {
      if (e.getCause() instanceof Problem problem) {
        throw problem;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the body is in memory", e);
    }
    throw Invalid.field(
        "", "wrong-type", Phrase.of("请求内容应为 JSON 对象。", "The body expects a JSON object."));
  }
}

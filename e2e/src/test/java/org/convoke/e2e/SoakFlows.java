package org.convoke.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Flows of random shapes, each on a form of its own. Whatever their shape, each of their remote
/// steps makes a thing in the far system, named after the record and the step, and the next writes
/// the thing's id into the form `soak-ledger`.
final class SoakFlows {

  static final String LEDGER = "soak-ledger";

  private static final ObjectMapper JSON = new ObjectMapper();

  private static final String FORM =
      """
      {"fields":[{"key":"name","type":"text","label":"name"},
        {"key":"thing","type":"text","label":"thing"}]}
      """;

  /// @param form key of what starts it
  /// @param things what each of its runs makes, after the name of the record
  record Flow(String form, List<String> things) {}

  private final Api api;
  private final String address;
  private final Random random;

  SoakFlows(Api api, String address, Random random) {
    this.api = api;
    this.address = address;
    this.random = random;
  }

  /// Publishes so many.
  List<Flow> publish(int count) {
    form(LEDGER);
    var flows = new ArrayList<Flow>();
    for (var number = 0; number < count; number++) {
      flows.add(publish("soak-" + number));
    }
    return flows;
  }

  private Flow publish(String key) {
    form(key);
    var things = new ArrayList<String>();
    var steps = new ArrayList<String>();
    var blocks = 1 + random.nextInt(4);
    for (var block = 0; block < blocks; block++) {
      steps.add(block("s" + block, things));
    }
    var settings = random.nextInt(3) == 0 ? ",\"settings\":{\"concurrency\":4}" : "";
    var definition =
        """
        {"trigger":{"type":"recordCreated","form":"%s"}%s,"steps":[%s]}
        """
            .formatted(key, settings, String.join(",", steps));
    api.post("flows", Map.of("key", key, "name", key, "definition", json(definition)));
    api.post("flows/" + key + "/publish", Map.of());
    api.post("flows/" + key + "/enable", Map.of());
    System.out.println(key + " makes " + things + settings);
    return new Flow(key, List.copyOf(things));
  }

  private void form(String key) {
    api.post("forms", Map.of("key", key, "name", key, "definition", json(FORM)));
  }

  private String block(String key, List<String> things) {
    return switch (random.nextInt(5)) {
      case 0 -> pause(key) + "," + thing(key + "x", things);
      case 1 -> parallel(key, things);
      case 2 -> each(key, things);
      case 3 -> branch(key, things);
      default -> thing(key, things);
    };
  }

  private String pause(String key) {
    return """
    {"key":"%s","type":"wait","until":{"type":"duration","amount":{"value":%d},"unit":"SECONDS"}}
    """
        .formatted(key, 1 + random.nextInt(4));
  }

  private String parallel(String key, List<String> things) {
    return """
    {"key":"%1$s","type":"parallel","branches":[
      {"key":"left","steps":[%2$s]},{"key":"right","steps":[%3$s]}]}
    """
        .formatted(key, thing(key + "l", things), thing(key + "r", things));
  }

  private String each(String key, List<String> things) {
    var items = Stream.of("a", "b", "c", "d").limit(2 + random.nextInt(3)).toList();
    items.forEach(item -> things.add("/" + key + "/" + item));
    return """
    {"key":"%1$s","type":"forEach","items":{"value":%2$s},"concurrency":%3$d,"steps":[%4$s]}
    """
        .formatted(
            key,
            write(items),
            1 + random.nextInt(3),
            call(key + "c", "'/" + key + "/' + loop." + key + ".item"));
  }

  private String branch(String key, List<String> things) {
    return """
    {"key":"%1$s","type":"branch","branches":[{"key":"never","steps":[],
      "when":{"all":[{"left":"trigger.record.name","op":"isEmpty"}]}}],"otherwise":[%2$s]}
    """
        .formatted(key, thing(key + "o", things));
  }

  private String thing(String key, List<String> things) {
    things.add("/" + key);
    return call(key, "'/" + key + "'");
  }

  /// Makes the thing, and writes its id down.
  private String call(String key, String suffix) {
    return """
    {"key":"%1$s","type":"httpRequest","method":"POST","url":{"value":"%2$s"},"timeoutSeconds":3,
      "idempotencyHeader":"Idempotency-Key",
      "body":{"type":"json","values":{"name":{"cel":"trigger.record.name + %3$s"}}}},
    {"key":"%1$sRow","type":"addRecord","form":"%4$s","values":{
      "name":{"cel":"trigger.record.name + %3$s"},"thing":{"cel":"steps.%1$s.body.id"}}}
    """
        .formatted(key, address, suffix, LEDGER);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(text, e);
    }
  }
}

package org.convoke.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// Flows of random shapes, each on a form of its own. Whatever their shape, each of their remote
/// steps makes a thing in the far system, named after the record and the step, and the next writes
/// the thing's id into the form `soak-ledger`. Some of it they leave to flows that they call.
final class SoakFlows {

  static final String LEDGER = "soak-ledger";

  private static final ObjectMapper JSON = new ObjectMapper();

  /// @param form key of what starts it
  /// @param things what each of its runs makes, after the name of the record
  /// @param echoes what each of its runs writes down of what a called flow gave back, after the
  ///   name of the record: the thing whose id that is
  /// @param called flows of which each of its runs starts one run
  record Flow(String form, List<String> things, Map<String, String> echoes, List<String> called) {}

  private final SoakForms forms;
  private final String address;
  private final Random random;

  SoakFlows(SoakForms forms, String address, Random random) {
    this.forms = forms;
    this.address = address;
    this.random = random;
  }

  /// Publishes so many.
  List<Flow> publish(int count) {
    forms.form(LEDGER, "name", "thing");
    var flows = new ArrayList<Flow>();
    for (var number = 0; number < count; number++) {
      flows.add(new Publication("soak-" + number).publish());
    }
    return flows;
  }

  /// One flow, while it takes shape.
  private final class Publication {

    private final String key;
    private final List<String> things = new ArrayList<>();
    private final Map<String, String> echoes = new LinkedHashMap<>();
    private final List<String> called = new ArrayList<>();

    Publication(String key) {
      this.key = key;
    }

    Flow publish() {
      forms.form(key, "name");
      var steps = new ArrayList<String>();
      var blocks = 1 + random.nextInt(4);
      for (var block = 0; block < blocks; block++) {
        steps.add(block("s" + block));
      }
      var settings = random.nextInt(3) == 0 ? ",\"settings\":{\"concurrency\":4}" : "";
      forms.flow(
          key,
          """
          {"trigger":{"type":"recordCreated","form":"%s"}%s,"steps":[%s]}
          """
              .formatted(key, settings, String.join(",", steps)));
      System.out.println(key + " makes " + things + ", calls " + called + settings);
      return new Flow(key, List.copyOf(things), Map.copyOf(echoes), List.copyOf(called));
    }

    private String block(String step) {
      return switch (random.nextInt(7)) {
        case 0 -> pause(step) + "," + thing(step + "x");
        case 1 -> parallel(step);
        case 2 -> each(step);
        case 3 -> branch(step);
        case 4 -> waitingCall(step);
        case 5 -> call(step, child(step, pause("nap")), false);
        default -> thing(step);
      };
    }

    private String parallel(String step) {
      return """
      {"key":"%1$s","type":"parallel","branches":[
        {"key":"left","steps":[%2$s]},{"key":"right","steps":[%3$s]}]}
      """
          .formatted(step, thing(step + "l"), thing(step + "r"));
    }

    private String each(String step) {
      var items = Stream.of("a", "b", "c", "d").limit(2 + random.nextInt(3)).toList();
      items.forEach(item -> things.add("/" + step + "/" + item));
      return """
      {"key":"%1$s","type":"forEach","items":{"value":%2$s},"concurrency":%3$d,"steps":[%4$s]}
      """
          .formatted(
              step,
              write(items),
              1 + random.nextInt(3),
              make(step + "c", "trigger.record.name + '/" + step + "/' + loop." + step + ".item"));
    }

    private String branch(String step) {
      return """
      {"key":"%1$s","type":"branch","branches":[{"key":"never","steps":[],
        "when":{"all":[{"left":"trigger.record.name","op":"isEmpty"}]}}],"otherwise":[%2$s]}
      """
          .formatted(step, thing(step + "o"));
    }

    private String thing(String step) {
      things.add("/" + step);
      return make(step, "trigger.record.name + '/" + step + "'");
    }

    /// Calls a flow, and writes down what it gives back.
    private String waitingCall(String step) {
      echoes.put("/" + step + "/echo", "/" + step + "/called");
      var slow = random.nextBoolean() ? pause("nap") : "";
      return call(step, child(step, slow), true)
          + ","
          + row(step, "trigger.record.name + '/" + step + "/echo'", "steps." + step + ".thing");
    }

    private String call(String step, String child, boolean waits) {
      return """
      {"key":"%s","type":"callFlow","flow":"%s","wait":%s,
        "inputs":{"name":{"cel":"trigger.record.name + '/%1$s/called'"}}}
      """
          .formatted(step, child, waits);
    }

    /// A flow that makes a thing and gives back its id.
    ///
    /// @param before a step before that; empty: none
    private String child(String step, String before) {
      var child = key + "-" + step;
      things.add("/" + step + "/called");
      called.add(child);
      forms.flow(
          child,
          """
          {"trigger":{"type":"call","inputs":[
              {"key":"name","label":"name","type":"text","required":true}]},
           "steps":[%s%s,{"key":"end","type":"stop","outcome":"DONE",
              "outputs":{"thing":{"cel":"steps.made.body.id"}}}]}
          """
              .formatted(
                  before.isEmpty() ? "" : before + ",", make("made", "trigger.inputs.name")));
      return child;
    }
  }

  private String pause(String key) {
    return """
    {"key":"%s","type":"wait","until":{"type":"duration","amount":{"value":%d},"unit":"SECONDS"}}
    """
        .formatted(key, 1 + random.nextInt(4));
  }

  /// Makes the thing, and writes its id down.
  private String make(String key, String name) {
    return """
    {"key":"%1$s","type":"httpRequest","method":"POST","url":{"value":"%2$s"},"timeoutSeconds":3,
      "idempotencyHeader":"Idempotency-Key",
      "body":{"type":"json","values":{"name":{"cel":"%3$s"}}}},
    """
            .formatted(key, address, name)
        + row(key, name, "steps." + key + ".body.id");
  }

  private static String row(String key, String name, String thing) {
    return """
    {"key":"%sRow","type":"addRecord","form":"%s","values":{
      "name":{"cel":"%s"},"thing":{"cel":"%s"}}}
    """
        .formatted(key, LEDGER, name, thing);
  }

  private static String write(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }
}

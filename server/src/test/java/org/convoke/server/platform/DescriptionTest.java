package org.convoke.server.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import org.convoke.model.Json;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DescriptionTest {

  /// What the web's types are made of. Written anew by `./mvnw -pl server -am test
  /// -Dtest=DescriptionTest -Dsurefire.failIfNoSpecifiedTests=false -Ddescription.write=true`; then
  /// `npm run types` in `web`.
  private static final Path COMMITTED = Path.of("../web/src/api/openapi.json");

  @Test
  void the_committed_description_is_the_one_that_is_served() throws IOException {
    var served =
        Json.MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(described()) + "\n";
    if (Boolean.getBoolean("description.write")) {
      Files.writeString(COMMITTED, served);
    }
    assertThat(Json.MAPPER.readTree(Files.readString(COMMITTED)))
        .as(
            "web/src/api/openapi.json is out of date; run: ./mvnw -pl server -am test"
                + " -Dtest=DescriptionTest -Dsurefire.failIfNoSpecifiedTests=false"
                + " -Ddescription.write=true && npm --prefix web run types")
        .isEqualTo(Json.MAPPER.readTree(served));
  }

  @Test
  void ids_and_times_are_texts_of_their_format() {
    assertThat(schema("PersonId")).isEqualTo(json("{'type':'string','format':'uuid'}"));
    assertThat(schema("Instant").path("format").asText()).isEqualTo("date-time");
  }

  @Test
  void what_is_always_sent_is_required_and_what_may_be_null_says_so() {
    var person = schema("Person");
    assertThat(person.path("required").valueStream().map(JsonNode::asText))
        .contains("id", "name", "username", "role");
    assertThat(person.at("/properties/username")).isEqualTo(json("{'type':['string','null']}"));
    assertThat(person.at("/properties/name")).isEqualTo(json("{'type':'string'}"));
  }

  @Test
  void what_callers_may_leave_out_is_not_required() {
    assertThat(schema("NewChat").path("required")).isEqualTo(json("['name']"));
    assertThat(schema("NewChat").at("/properties/name")).isEqualTo(json("{'type':'string'}"));
    assertThat(schema("PersonChanges").has("required")).isFalse();
    assertThat(schema("PersonChanges").at("/properties/title/type"))
        .isEqualTo(json("['string','null']"));
  }

  @Test
  void a_field_is_told_apart_by_its_type() {
    assertThat(schema("Field").at("/discriminator/mapping/text").asText())
        .isEqualTo("#/components/schemas/TextField");
    assertThat(schema("Field").path("oneOf")).hasSize(11);
    assertThat(schema("TextField").at("/properties/type/enum")).isEqualTo(json("['text']"));
  }

  @Test
  void no_schema_is_named_by_a_number_or_is_for_the_inside() {
    assertThat(described().at("/components/schemas").fieldNames())
        .toIterable()
        .noneMatch(name -> name.matches(".*[0-9]") || name.endsWith("View"))
        .doesNotContain("Phrase", "FieldKind", "Fields");
  }

  @Test
  void an_operation_has_a_name_of_its_own_and_says_what_it_answers() {
    var names = new HashSet<String>();
    for (var operation : operations()) {
      assertThat(names.add(operation.path("operationId").asText())).as("%s", operation).isTrue();
      assertThat(operation.path("summary").asText()).isNotBlank();
      assertThat(operation.path("tags")).hasSize(1);
      assertThat(operation.at("/responses/4XX/$ref").asText()).endsWith("/Problem");
      assertThat(operation.path("responses").propertyStream())
          .as("%s", operation)
          .allMatch(
              answer ->
                  !answer.getKey().startsWith("20")
                      || answer.getKey().equals("204")
                      || answer
                          .getValue()
                          .at("/content/application~1json/schema/$ref")
                          .isTextual());
    }
    assertThat(names).hasSizeGreaterThan(50);
  }

  @Test
  void an_operation_says_who_may_call_it() {
    var flows = described().at("/paths/~1api~1v1~1flows");
    assertThat(flows.at("/get/security"))
        .isEqualTo(json("[{'session':[]},{'token':['flows:read']}]"));
    assertThat(flows.at("/post/security"))
        .isEqualTo(json("[{'session':[],'csrf':[]},{'token':['flows:write']}]"));
    assertThat(flows.at("/post/description").asText()).isEqualTo("Lowest role: BUILDER");
    assertThat(described().at("/paths/~1api~1v1~1auth~1login/post/security")).isEqualTo(json("[]"));
  }

  private static List<JsonNode> operations() {
    return described().path("paths").valueStream().flatMap(JsonNode::valueStream).toList();
  }

  private static JsonNode schema(String name) {
    return described().at("/components/schemas/" + name);
  }

  private static JsonNode described() {
    return Json.read(
        Api.anonymous().get("//q/openapi?format=json").expect(200).response().body(),
        JsonNode.class);
  }

  private static JsonNode json(String text) {
    return Json.read(text.replace('\'', '"'), JsonNode.class);
  }
}

package org.convoke.server.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.convoke.model.DepartmentId;
import org.convoke.model.OrgId;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DepartmentsTest {

  @Inject Departments departments;
  @Inject MeterRegistry metrics;

  @Test
  void the_tree_comes_flat_with_counts() {
    var items = Api.signIn("wangfang").get("/departments").expect(200).body().at("/items");
    assertThat(items.findValuesAsText("name")).contains("总经办", "华东组", "财务部");
    var east =
        items.findParents("name").stream()
            .filter(it -> it.get("name").asText().equals("华东组"))
            .findFirst()
            .orElseThrow();
    assertThat(east.get("memberCount").asInt()).isGreaterThanOrEqualTo(4);
    assertThat(east.get("parentId").isNull()).isFalse();
  }

  @Test
  void looking_departments_up_asks_the_database_once() {
    var organization = OrgId.parse(Api.signIn("lina").get("/me").text("organization.id"));
    var all = departments.list(organization).stream().map(Department::id).toList();
    assertThat(departments.find(organization, all)).hasSameSizeAs(all);
    var before = listed();
    for (var time = 0; time < 10; time++) {
      assertThat(departments.find(organization, all)).hasSameSizeAs(all);
    }
    assertThat(listed()).isEqualTo(before);
  }

  @Test
  void a_department_that_was_just_added_or_renamed_or_removed_is_found_as_it_is() {
    var lina = Api.signIn("lina");
    var organization = OrgId.parse(lina.get("/me").text("organization.id"));
    var id = DepartmentId.parse(add(lina, "新部门", null));
    assertThat(departments.find(organization, List.of(id))).hasSize(1);
    lina.patch("/departments/" + id, Map.of("name", "改名部")).expect(200);
    assertThat(departments.find(organization, List.of(id)).getFirst().name()).isEqualTo("改名部");
    lina.delete("/departments/%s", id).expect(204);
    assertThat(departments.find(organization, List.of(id))).isEmpty();
  }

  private double listed() {
    return metrics.get("convoke.statement").tag("name", "department.list").timer().count();
  }

  @Test
  void a_department_is_added_renamed_moved_and_removed() {
    var lina = Api.signIn("lina");
    var parent = add(lina, "法务部", null);
    var child = add(lina, "合同组", parent);
    lina.patch("/departments/" + child, Map.of("name", "合同与合规组")).expect(200);
    lina.delete("/departments/%s", parent).expectProblem(409, "department-in-use");
    var top = new HashMap<String, Object>();
    top.put("parentId", null);
    assertThat(lina.patch("/departments/" + child, top).expect(200).body().at("/parentId").isNull())
        .isTrue();
    lina.delete("/departments/%s", parent).expect(204);
    lina.delete("/departments/%s", child).expect(204);
    lina.delete("/departments/%s", child).expectProblem(404, "not-found");
  }

  @Test
  void a_department_with_people_stays() {
    var lina = Api.signIn("lina");
    var id = add(lina, "有人的部门", null);
    lina.post("/people", Map.of("name", "部员", "departmentIds", List.of(id))).expect(201);
    lina.delete("/departments/%s", id).expectProblem(409, "department-in-use");
  }

  @Test
  void a_department_is_never_below_itself() {
    var lina = Api.signIn("lina");
    var upper = add(lina, "上", null);
    var lower = add(lina, "下", upper);
    lina.patch("/departments/" + upper, Map.of("parentId", lower))
        .expectProblem(422, "invalid-input");
    lina.patch("/departments/" + upper, Map.of("parentId", upper))
        .expectProblem(422, "invalid-input");
  }

  @Test
  void a_department_of_another_organization_does_not_exist() {
    var id = add(Api.signIn("lina"), "外人不见", null);
    var stranger = Api.signIn("otherowner");
    stranger.patch("/departments/" + id, Map.of("name", "x")).expectProblem(404, "not-found");
    stranger.delete("/departments/%s", id).expectProblem(404, "not-found");
    stranger
        .post("/departments", Map.of("name", "x", "parentId", id))
        .expectProblem(422, "invalid-input");
    stranger
        .post("/people", Map.of("name", "x", "departmentIds", List.of(id)))
        .expectProblem(422, "invalid-input");
  }

  private static String add(Api admin, String name, String parent) {
    var body = new HashMap<String, Object>();
    body.put("name", name);
    body.put("parentId", parent);
    return admin.post("/departments", body).expect(201).text("id");
  }
}

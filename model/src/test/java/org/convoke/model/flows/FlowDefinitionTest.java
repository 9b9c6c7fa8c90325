package org.convoke.model.flows;

import static org.assertj.core.api.Assertions.assertThat;

import org.convoke.model.Json;
import org.junit.jupiter.api.Test;

class FlowDefinitionTest {

  private static final String FLOW =
      """
      {"trigger":{"type":"recordCreated","form":"update-group"},
       "steps":[
        {"type":"action","key":"updateChat","name":"更新群聊","connection":"builtin","action":"updateChat",
         "inputs":{"chatId":{"cel":"trigger.record.chatId"},"name":{"value":"x"}}},
        {"type":"branch","key":"renamed","branches":[
          {"key":"yes","when":{"all":[{"left":"trigger.record.newName","op":"isNotEmpty"}]},
           "steps":[
            {"type":"getRecord","key":"row","form":"group-ledger",
             "where":{"field":"chatId","op":"equals","cel":"trigger.record.chatId"},"ifMissing":"CONTINUE"},
            {"type":"updateRecord","key":"rename","form":"group-ledger","record":{"cel":"steps.row.id"},
             "values":{"name":{"cel":"trigger.record.newName"}}}]}],
         "otherwise":[]}]}
      """;

  @Test
  void a_flow_is_read_and_written_as_itself() {
    assertThat(Json.write(Json.read(FLOW, FlowDefinition.class)))
        .isEqualTo(FLOW.replaceAll("\\n *", ""));
  }

  @Test
  void steps_inside_branches_are_steps_too() {
    assertThat(Json.read(FLOW, FlowDefinition.class).allSteps().map(Step::key))
        .containsExactly("updateChat", "renamed", "row", "rename");
  }

  @Test
  void a_draft_may_lack_everything_but_its_shape() {
    var draft =
        Json.read(
            "{\"trigger\":{\"type\":\"recordCreated\",\"form\":\"\"},\"steps\":[{\"type\":\"updateRecord\",\"key\":\"a\",\"form\":\"\"}]}",
            FlowDefinition.class);
    assertThat(draft.steps()).hasSize(1);
  }
}

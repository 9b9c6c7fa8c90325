package org.convoke.server.realtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.Map;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

/// What members hear of their chats.
@QuarkusTest
class ChatEventsTest {

  private final Api guolei = Api.signIn("guolei");
  private final Api heping = Api.signIn("heping");
  private final Api gaoxiang = Api.signIn("gaoxiang");

  @Test
  void members_hear_of_a_new_chat_and_of_messages_at_once() {
    try (var sender = Listening.as(guolei);
        var receiver = Listening.as(heping);
        var outsider = Listening.as(gaoxiang);
        var stranger = Listening.as(Api.signIn("otheradmin"))) {
      var chat = chat(guolei, heping);
      for (var member : List.of(sender, receiver)) {
        assertChange(member.next("chat"), chat, "created");
        assertThat(member.next("message").at("/message/notice/type").asText()).isEqualTo("created");
      }
      var posted =
          guolei.post("/chats/" + chat + "/messages", Map.of("text", "你好")).expect(201).body();
      for (var member : List.of(sender, receiver)) {
        var event = member.next("message");
        assertThat(event.at("/chatId").asText()).isEqualTo(chat);
        assertThat(event.at("/message")).isEqualTo(posted);
      }
      assertThat(outsider.soFar()).isEmpty();
      assertThat(stranger.soFar()).isEmpty();
    }
  }

  @Test
  void a_removed_member_hears_that_he_left_and_nothing_more() {
    var chat = chat(guolei, heping);
    try (var owner = Listening.as(guolei);
        var removed = Listening.as(heping)) {
      guolei.send("DELETE", "/chats/" + chat + "/members", personIds(heping)).expect(200);
      guolei.post("/chats/" + chat + "/messages", Map.of("text", "他走了")).expect(201);
      assertChange(removed.next("chat"), chat, "left");
      assertThat(removed.soFar()).isEmpty();
      assertChange(owner.next("chat"), chat, "members");
      assertThat(owner.next("message").at("/message/notice/type").asText())
          .isEqualTo("membersRemoved");
      assertThat(owner.next("message").at("/message/text").asText()).isEqualTo("他走了");
    }
  }

  @Test
  void a_newcomer_hears_of_the_chat_and_of_his_coming() {
    var chat = chat(guolei, heping);
    try (var newcomer = Listening.as(gaoxiang);
        var member = Listening.as(heping)) {
      guolei.post("/chats/" + chat + "/members", personIds(gaoxiang)).expect(200);
      assertChange(newcomer.next("chat"), chat, "created");
      assertThat(newcomer.next("message").at("/message/notice/type").asText())
          .isEqualTo("membersAdded");
      assertChange(member.next("chat"), chat, "members");
      member.next("message");
    }
  }

  @Test
  void renaming_and_closing_are_heard() {
    var chat = chat(guolei, heping);
    try (var member = Listening.as(heping)) {
      guolei.patch("/chats/" + chat, Map.of("name", "改名")).expect(200);
      assertChange(member.next("chat"), chat, "updated");
      assertThat(member.next("message").at("/message/notice/name").asText()).isEqualTo("改名");
      guolei.delete("/chats/" + chat).expect(204);
      assertChange(member.next("chat"), chat, "closed");
      assertThat(member.next("message").at("/message/seq").asInt()).isEqualTo(3);
    }
  }

  @Test
  void what_is_read_is_read_on_all_devices() {
    var chat = chat(guolei, heping);
    try (var reader = Listening.as(heping);
        var other = Listening.as(guolei)) {
      heping.post("/conversations/GROUP" + chat + "/read", Map.of("seq", 1)).expect(200);
      heping.post("/conversations/GROUP" + chat + "/read", Map.of("seq", 1)).expect(200);
      var read = reader.next("read");
      assertThat(read.at("/conversationId").asText()).isEqualTo("GROUP" + chat);
      assertThat(read.at("/readSeq").asInt()).isEqualTo(1);
      assertThat(reader.soFar()).isEmpty();
      assertThat(other.soFar()).isEmpty();
    }
  }

  private static String chat(Api owner, Api other) {
    var body = Map.of("name", "客服群", "memberIds", List.of(other.person().toString()));
    return owner.post("/chats", body).expect(201).text("id");
  }

  private static Map<String, Object> personIds(Api person) {
    return Map.of("personIds", List.of(person.person().toString()));
  }

  private static void assertChange(JsonNode event, String chat, String change) {
    assertThat(event.at("/chatId").asText()).isEqualTo(chat);
    assertThat(event.at("/change").asText()).isEqualTo(change);
  }
}

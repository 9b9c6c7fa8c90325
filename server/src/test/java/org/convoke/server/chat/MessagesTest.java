package org.convoke.server.chat;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;
import org.convoke.server.Api;
import org.junit.jupiter.api.Test;

@QuarkusTest
class MessagesTest {

  private final Api xuqiang = Api.signIn("xuqiang");
  private final Api sunli = Api.signIn("sunli");
  private final Api machao = Api.signIn("machao");

  @Test
  void a_message_is_numbered_and_kept() {
    var talk = Talk.of(xuqiang, sunli);
    var message = talk.say(xuqiang, "合同已发").expect(201);
    assertThat(message.body().at("/seq").asInt()).isEqualTo(2);
    assertThat(message.text("kind")).isEqualTo("TEXT");
    assertThat(message.text("senderId")).isEqualTo(Talk.id(xuqiang));
    assertThat(message.body().at("/notice").isNull()).isTrue();
    assertThat(talk.messages(sunli).getLast()).isEqualTo(message.body());
  }

  @Test
  void a_text_has_one_to_five_thousand_characters() {
    var talk = Talk.of(xuqiang);
    talk.say(xuqiang, " ").expectProblem(422, "required");
    talk.say(xuqiang, "字".repeat(5_001)).expectProblem(422, "too-long");
    talk.say(xuqiang, "字".repeat(5_000)).expect(201);
  }

  @Test
  void history_is_read_both_ways() {
    var talk = Talk.of(xuqiang, sunli);
    for (var number = 2; number <= 6; number++) {
      talk.say(xuqiang, "消息" + number).expect(201);
    }
    var newest = sunli.get(talk.path() + "/messages?limit=2").expect(200);
    assertThat(seqs(newest)).containsExactly(6L, 5L);
    var older = next(sunli, talk, newest, 2);
    assertThat(seqs(older)).containsExactly(4L, 3L);
    var oldest = next(sunli, talk, older, 4);
    assertThat(seqs(oldest)).containsExactly(2L, 1L);
    assertThat(oldest.body().at("/nextCursor").isNull()).isTrue();
    var after = sunli.get(talk.path() + "/messages?after=2&limit=3").expect(200);
    assertThat(seqs(after)).containsExactly(3L, 4L, 5L);
    assertThat(seqs(next(sunli, talk, after, 3))).containsExactly(6L);
    assertThat(Talk.items(sunli.get(talk.path() + "/messages?after=6"))).isEmpty();
    assertThat(newest.body().at("/references/people/0/name").asText()).isEqualTo("徐强");
  }

  @Test
  void what_others_write_is_unread_until_it_is_read() {
    var talk = Talk.of(xuqiang, sunli);
    assertThat(unread(talk, xuqiang)).isZero();
    assertThat(unread(talk, sunli)).isEqualTo(1);
    talk.say(xuqiang, "一").expect(201);
    talk.say(xuqiang, "二").expect(201);
    assertThat(unread(talk, xuqiang)).isZero();
    assertThat(unread(talk, sunli)).isEqualTo(3);
    var total = total(sunli);
    var read = talk.read(sunli, 2).expect(200).body();
    assertThat(read.at("/unread").asInt()).isEqualTo(1);
    assertThat(read.at("/readSeq").asInt()).isEqualTo(2);
    assertThat(read.at("/lastSeq").asInt()).isEqualTo(3);
    assertThat(total(sunli)).isEqualTo(total - 2);
  }

  @Test
  void reading_goes_neither_back_nor_beyond_the_end() {
    var talk = Talk.of(xuqiang, sunli);
    talk.say(xuqiang, "一").expect(201);
    assertThat(talk.read(sunli, 99).expect(200).body().at("/readSeq").asInt()).isEqualTo(2);
    assertThat(talk.read(sunli, 1).expect(200).body().at("/readSeq").asInt()).isEqualTo(2);
    talk.say(xuqiang, "二").expect(201);
    assertThat(unread(talk, sunli)).isEqualTo(1);
  }

  @Test
  void who_joins_has_only_what_comes_then_unread() {
    var talk = Talk.of(xuqiang, sunli);
    talk.say(xuqiang, "以前").expect(201);
    talk.add(sunli, machao).expect(200);
    assertThat(unread(talk, machao)).isEqualTo(1);
    assertThat(talk.messages(machao)).hasSize(3);
  }

  @Test
  void a_mention_marks_the_conversation_until_it_is_read() {
    var talk = Talk.of(xuqiang, sunli, machao);
    var body = Map.of("text", "@孙丽 请看", "mentions", List.of(Talk.id(sunli)));
    var message = xuqiang.post(talk.path() + "/messages", body).expect(201).body();
    assertThat(message.at("/mentions/0").asText()).isEqualTo(Talk.id(sunli));
    assertThat(mentioned(talk, sunli)).isTrue();
    assertThat(mentioned(talk, machao)).isFalse();
    talk.say(machao, "我也看看").expect(201);
    assertThat(mentioned(talk, sunli)).isTrue();
    talk.read(sunli, 2).expect(200);
    assertThat(mentioned(talk, sunli)).isFalse();
  }

  @Test
  void mentioning_everybody_marks_all_others() {
    var talk = Talk.of(xuqiang, sunli, machao);
    var body = Map.of("text", "@所有人 开会", "mentionAll", true);
    xuqiang.post(talk.path() + "/messages", body).expect(201);
    assertThat(mentioned(talk, sunli)).isTrue();
    assertThat(mentioned(talk, machao)).isTrue();
    assertThat(mentioned(talk, xuqiang)).isFalse();
  }

  @Test
  void only_members_are_mentioned() {
    var talk = Talk.of(xuqiang, sunli);
    var body = Map.of("text", "@马超", "mentions", List.of(Talk.id(machao)));
    xuqiang.post(talk.path() + "/messages", body).expectProblem(422, "not-a-member");
    talk.add(xuqiang, machao).expect(200);
    xuqiang.post(talk.path() + "/messages", body).expect(201);
  }

  @Test
  void the_inbox_shows_the_newest_activity_first() {
    var quiet = Talk.of(xuqiang, sunli);
    var lively = Talk.of(xuqiang, sunli);
    talkIn(quiet);
    var first = xuqiang.get("/conversations?limit=1").expect(200);
    assertThat(first.text("items.0.chat.id")).isEqualTo(quiet.id());
    assertThat(first.text("items.0.lastMessage.text")).isEqualTo("最新");
    assertThat(first.text("items.0.id")).isEqualTo("GROUP" + quiet.id());
    var second =
        xuqiang.get("/conversations?limit=1&cursor=" + first.text("nextCursor")).expect(200);
    assertThat(second.text("items.0.chat.id")).isEqualTo(lively.id());
  }

  private void talkIn(Talk talk) {
    talk.say(sunli, "最新").expect(201);
  }

  @Test
  void the_same_message_with_a_key_is_written_once() {
    var talk = Talk.of(xuqiang, sunli);
    var keyed = xuqiang.with("Idempotency-Key", "message-" + System.nanoTime());
    var first = talk.say(keyed, "只此一条").expect(201);
    assertThat(talk.say(keyed, "只此一条").expect(201).body()).isEqualTo(first.body());
    assertThat(talk.messages(sunli)).hasSize(2);
    talk.say(keyed, "另一条").expectProblem(409, "idempotency-key-reused");
  }

  @Test
  void a_key_has_one_to_two_hundred_characters() {
    var talk = Talk.of(xuqiang, sunli);
    for (var key : List.of("", " ", "\t", "k".repeat(201), "k".repeat(4_000))) {
      var keyed = xuqiang.with("Idempotency-Key", key);
      var refused = talk.say(keyed, "无效的键").expectProblem(400, "invalid-parameter");
      assertThat(refused.text("errors.0.field")).isEqualTo("Idempotency-Key");
    }
    assertThat(talk.messages(sunli)).hasSize(1);
    xuqiang.with("Idempotency-Key", " ").get("/conversations").expect(200);
  }

  @Test
  void messages_of_many_at_once_are_numbered_without_gaps() throws Exception {
    var talks = List.of(Talk.of(xuqiang, sunli, machao), Talk.of(sunli, xuqiang, machao));
    var people = List.of(xuqiang, sunli, machao);
    var calls = new ArrayList<Callable<Integer>>();
    for (var number = 0; number < 120; number++) {
      var talk = talks.get(number % 2);
      var sender = people.get(number % 3);
      calls.add(() -> talk.say(sender, "并发").status());
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var answer : threads.invokeAll(calls)) {
        assertThat(answer.get()).isEqualTo(201);
      }
    }
    for (var talk : talks) {
      assertThat(talk.messages(xuqiang).stream().map(it -> it.at("/seq").asLong()))
          .containsExactlyElementsOf(LongStream.rangeClosed(1, 61).boxed().toList());
      assertThat(talk.conversation(xuqiang).at("/lastSeq").asInt()).isEqualTo(61);
    }
  }

  private static Api.Answer next(Api reader, Talk talk, Api.Answer page, int limit) {
    var query = "/messages?limit=" + limit + "&cursor=" + page.text("nextCursor");
    return reader.get(talk.path() + query).expect(200);
  }

  private static List<Long> seqs(Api.Answer page) {
    return Talk.items(page).stream().map(message -> message.at("/seq").asLong()).toList();
  }

  private static int unread(Talk talk, Api reader) {
    return talk.conversation(reader).at("/unread").asInt();
  }

  private static boolean mentioned(Talk talk, Api reader) {
    JsonNode conversation = talk.conversation(reader);
    return conversation.at("/mentioned").asBoolean();
  }

  private static int total(Api reader) {
    return reader.get("/conversations/unread").expect(200).body().at("/unread").asInt();
  }
}

package org.convoke.sandbox.feishu;

import java.util.Map;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Refusal;

/// Feishu's error answers by code.
final class Refusals {

  private static final Map<Integer, String> TEXTS =
      Map.ofEntries(
          Map.entry(232001, "Your request contains an invalid request parameter."),
          Map.entry(
              232002, "Only the group owner or administrator can edit the group information."),
          Map.entry(232006, "Your request specifies a chat_id which is invalid."),
          Map.entry(232008, "The chat mode or type is not supported."),
          Map.entry(232009, "Your request specifies a chat which has already been dissolved."),
          Map.entry(232010, "Operator and chat can NOT be in different tenants."),
          Map.entry(232011, "Operator can NOT be out of the chat."),
          Map.entry(232012, "New owner can NOT be out of the chat."),
          Map.entry(232013, "The chat's number of members has reached its upper limit."),
          Map.entry(232014, "Insufficient token permission."),
          Map.entry(232016, "Ordinary members can only edit part of the group information."),
          Map.entry(232017, "Only the group owner, administrator or creator can operate."),
          Map.entry(232019, "The request triggers the rate limit of the group."),
          Map.entry(232020, "The name of a public group is too short."),
          Map.entry(232021, "The bot is not found."),
          Map.entry(232022, "The user has resigned."),
          Map.entry(
              232024,
              "Users do not have the visibility of the app, or operator and user may NOT collaborate."),
          Map.entry(232025, "Bot ability is not activated."),
          Map.entry(232026, "The name of the public group is taken."),
          Map.entry(232028, "External users cannot be added to an internal group."),
          Map.entry(232031, "The new owner must be in the same tenant as the group."),
          Map.entry(232032, "The owner must be in the same tenant as the operator."),
          Map.entry(
              232033,
              "The operator or invited bots does NOT have the authority to manage external chats without the scope."),
          Map.entry(232034, "The app is not installed or is disabled."),
          Map.entry(232035, "The owner_id is invalid."),
          Map.entry(232038, "Only the group owner can operate."),
          Map.entry(232040, "Too many administrators."),
          Map.entry(232042, "The name of a public group is empty."),
          Map.entry(232043, "Your request contains unavailable ids."),
          Map.entry(232057, "The restricted mode is not allowed."),
          Map.entry(232061, "Secret chats are not supported."),
          Map.entry(232062, "p2p chats are not supported."),
          Map.entry(232064, "Only the group owner or administrator can share the group."),
          Map.entry(232068, "The group with this uuid is being created."),
          Map.entry(232069, "An external group can NOT be public."),
          Map.entry(232075, "The group needs approval to join."),
          Map.entry(232076, "The group owner can NOT be removed."),
          Map.entry(230001, "Your request contains an invalid request parameter."),
          Map.entry(230002, "Bot/User can NOT be out of the chat."),
          Map.entry(230006, "Bot ability is not activated."),
          Map.entry(230013, "Bot has NO availability to this user."),
          Map.entry(230020, "The request triggers the frequency limit."),
          Map.entry(230025, "The length of the message content reaches its limit."),
          Map.entry(230027, "Lack of necessary permissions."),
          Map.entry(230029, "User has resigned."),
          Map.entry(230031, "The message is too old to be updated."),
          Map.entry(230034, "The receive_id is invalid."),
          Map.entry(230038, "Cross-tenant p2p messages are not allowed."),
          Map.entry(230110, "Message has been deleted."),
          Map.entry(230054, "This message type is not supported for the operation."),
          Map.entry(300030, "The card token has expired."),
          Map.entry(300040, "The card token was used too often."),
          Map.entry(99991400, "request trigger frequency limit"),
          Map.entry(99991401, "ip is denied by app setting"),
          Map.entry(99991403, "This month's API call quota has been exceeded"),
          Map.entry(
              99991661,
              "Missing access token for authorization. Please make a request with token attached."),
          Map.entry(99991662, "The app is not usable."),
          Map.entry(
              99991663,
              "Invalid access token for authorization. Please make a request with token attached."),
          Map.entry(
              99991668,
              "Invalid access token for authorization. Please make a request with user token attached."),
          Map.entry(
              99991671,
              "Invalid access token for authorization. The token must start with t- or u-."),
          Map.entry(99991677, "The user access token has expired."),
          Map.entry(99992351, "not a valid {open_id}"),
          Map.entry(99992360, "not a valid {user_id}"),
          Map.entry(99992361, "open_id cross app"),
          Map.entry(99992364, "not a valid {union_id}"),
          Map.entry(40001, "param error"),
          Map.entry(40004, "no dept authority error"),
          Map.entry(40012, "page size is invalid"),
          Map.entry(41050, "no user authority error"),
          Map.entry(10003, "invalid param"),
          Map.entry(10014, "app state is not usable"),
          Map.entry(10015, "app secret invalid"));

  private Refusals() {}

  static Refusal of(int code) {
    return of(code, TEXTS.getOrDefault(code, "error " + code));
  }

  static Refusal of(int code, String message) {
    return new Refusal(answer(400, code, message));
  }

  /// With another HTTP status than 400.
  static Refusal of(int status, int code, String message) {
    return new Refusal(answer(status, code, message));
  }

  /// A wrong parameter of a call whose errors begin with this code.
  static Refusal parameter(int code, String field) {
    return of(code, TEXTS.getOrDefault(code, "invalid parameter") + " " + field);
  }

  static Answer answer(int status, int code) {
    return answer(status, code, TEXTS.getOrDefault(code, "error " + code));
  }

  static Answer answer(int status, int code, String message) {
    return Answer.json(
        status,
        Json.of("code", code, "msg", message, "error", Json.of("log_id", "sandbox-" + code)));
  }
}

package org.convoke.sandbox;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.Routes;
import org.convoke.sandbox.shared.SignInPage;

/// Where the links lead that the platforms give out for joining groups and meetings: a page that
/// asks who one is; `person=` in the query answers at once.
final class Doors {

  private final List<Platform> platforms;

  Doors(List<Platform> platforms, Routes routes) {
    this.platforms = platforms;
    routes
        .on("GET", "/sandbox/qr/{door}", request -> enter(request, "wecom", "joinByQr", "configId"))
        .on(
            "GET",
            "/sandbox/join/{door}",
            request -> enter(request, "dingtalk", "joinByQr", "group"))
        .on("GET", "/sandbox/meeting/{door}", this::meeting);
  }

  private Answer meeting(Request request) {
    var code = request.variable("door");
    for (var platform : platforms) {
      for (var meeting : Whole.locked(platform, platform.sights()::meetings)) {
        if (meeting.code().equals(code)) {
          return enter(request, platform, "joinMeeting", Json.of("meeting", meeting.id()));
        }
      }
    }
    throw new Platform.Unknown("there is no meeting " + code);
  }

  private Answer enter(Request request, String key, String action, String field) {
    var platform =
        platforms.stream().filter(each -> each.parts().key().equals(key)).findFirst().orElseThrow();
    return enter(request, platform, action, Json.of(field, request.variable("door")));
  }

  private static Answer enter(Request request, Platform platform, String action, ObjectNode input) {
    if (request.query("person").isEmpty()) {
      return page(request, platform);
    }
    var whole = new Body(input.put("person", request.query("person")));
    Whole.locked(platform, () -> platform.act(action, whole));
    return Answer.html("<!doctype html><meta charset=utf-8><p>已加入。 Joined.</p>");
  }

  private static Answer page(Request request, Platform platform) {
    var people =
        Whole.locked(platform, platform.sights()::people).stream()
            .filter(person -> person.active())
            .map(person -> new SignInPage.Choice(person.id(), person.name(), person.title()))
            .toList();
    return SignInPage.of("加入 Join", request, people);
  }
}

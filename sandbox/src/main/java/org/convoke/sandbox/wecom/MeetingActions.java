package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.JsonNode;
import org.convoke.sandbox.shared.ActionTable;
import org.convoke.sandbox.shared.Body;
import org.convoke.sandbox.shared.Platform;
import org.convoke.sandbox.wecom.State.Meeting;

/// What persons do with meetings in the client. Changes and cancellations are called back; starts,
/// ends and who comes only to corps that pay. Source: documents 99103, 99081 and 99082.
final class MeetingActions {

  private final Corp corp;
  private final Callbacks callbacks;

  MeetingActions(Corp corp, Callbacks callbacks) {
    this.corp = corp;
    this.callbacks = callbacks;
  }

  void addTo(ActionTable actions) {
    actions.on("startMeeting", this::start);
    actions.on("joinMeeting", this::join);
    actions.on("quitMeeting", this::quit);
    actions.on("endMeeting", this::end);
    actions.on("changeMeeting", this::change);
    actions.on("cancelMeeting", this::cancel);
  }

  private Meeting known(Body input) {
    var meeting = corp.state().meetings.get(input.text("meeting"));
    if (meeting == null) {
      throw new Platform.Unknown("there is no meeting " + input.text("meeting"));
    }
    return meeting;
  }

  private JsonNode start(Body input) {
    var meeting = known(input);
    meeting.status = Meetings.RUNNING;
    tellPaying(meeting, "meeting_start");
    return Actions.done();
  }

  private JsonNode end(Body input) {
    var meeting = known(input);
    meeting.status = Meetings.ENDED;
    tellPaying(meeting, "meeting_end");
    return Actions.done();
  }

  /// An outsider gets in only when the meeting allows it, which it does unless told otherwise.
  private JsonNode join(Body input) {
    var meeting = known(input);
    var id = corp.anybody(input.text("person"));
    if (corp.isOutsider(id)
        && !meeting.content.path("settings").path("allow_external_user").asBoolean(true)) {
      throw new Platform.Unknown("outsiders are not let in");
    }
    if (meeting.status == Meetings.WAITING) {
      start(input);
    }
    meeting.joined.putIfAbsent(id, new long[] {corp.parts().seconds(), 0});
    tellPaying(meeting, "join_meeting");
    return Actions.done();
  }

  private JsonNode quit(Body input) {
    var meeting = known(input);
    var times = meeting.joined.get(corp.anybody(input.text("person")));
    if (times != null) {
      times[1] = corp.parts().seconds();
    }
    tellPaying(meeting, "quit_meeting");
    return Actions.done();
  }

  private JsonNode change(Body input) {
    var meeting = known(input);
    Meetings.copy(input, meeting);
    callbacks.push("meeting_change", "modify_meeting", "MeetingId", meeting.id);
    return Actions.done();
  }

  private JsonNode cancel(Body input) {
    var meeting = known(input);
    meeting.status = Meetings.CANCELLED;
    callbacks.push("meeting_change", "cancel_meeting", "MeetingId", meeting.id);
    return Actions.done();
  }

  private void tellPaying(Meeting meeting, String changeType) {
    if (corp.app().meetingsPaid) {
      callbacks.push("meeting_change", changeType, "MeetingId", meeting.id);
    }
  }
}

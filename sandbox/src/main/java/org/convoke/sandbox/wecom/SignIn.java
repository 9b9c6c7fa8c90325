package org.convoke.sandbox.wecom;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import org.convoke.sandbox.shared.Answer;
import org.convoke.sandbox.shared.Json;
import org.convoke.sandbox.shared.Request;
import org.convoke.sandbox.shared.SignInPage;
import org.convoke.sandbox.wecom.State.Code;

/// Signs persons in, in the client and by QR in the browser. Source: documents 96441 and 98177.
final class SignIn {

  private static final long CODE_SECONDS = 300;

  private final Corp corp;

  SignIn(Corp corp, Gate gate) {
    this.corp = corp;
    gate.open("GET", "/connect/oauth2/authorize", this::authorize);
    gate.open("GET", "/wwlogin/sso/login", this::authorize);
    gate.get("/cgi-bin/auth/getuserinfo", this::identity);
    gate.get("/cgi-bin/user/getuserinfo", this::identityOfOld);
    gate.post("/cgi-bin/auth/getuserdetail", this::details);
  }

  /// The page where one chooses who to be; `person=` in the query chooses at once.
  private Answer authorize(Request request) {
    var redirect = request.query("redirect_uri");
    var domains = corp.app().trustedDomains;
    if (!request.query("appid").equals(corp.app().corpId)) {
      return Answer.text(400, "40013 invalid corpid");
    }
    if (redirect.isEmpty() || !domains.isEmpty() && !domains.contains(host(redirect))) {
      return Answer.text(400, "50001 redirect_uri unauthorized");
    }
    if (request.query("scope").equals("snsapi_privateinfo") && request.query("agentid").isEmpty()) {
      return Answer.text(400, "agentid missing");
    }
    if (!request.query("state").matches("[a-zA-Z0-9]{0,128}")) {
      return Answer.text(400, "state: at most 128 of a-z, A-Z, 0-9");
    }
    return request.query("person").isEmpty() ? page(request) : signedIn(request, redirect);
  }

  private static String host(String address) {
    try {
      return String.valueOf(URI.create(address).getHost());
    } catch (IllegalArgumentException _) {
      return "";
    }
  }

  private Answer page(Request request) {
    var people = new ArrayList<SignInPage.Choice>();
    corp.state().people.values().stream()
        .filter(p -> !p.left)
        .forEach(p -> people.add(new SignInPage.Choice(p.userid, p.name, p.title)));
    corp.state()
        .outsiders
        .values()
        .forEach(o -> people.add(new SignInPage.Choice(o.id, o.name, o.title)));
    return SignInPage.of("企业微信 WeCom", request, people);
  }

  private Answer signedIn(Request request, String redirect) {
    var value = "wccode%040d".formatted(corp.state().next("code"));
    var expires = corp.parts().seconds() + CODE_SECONDS;
    var code = new Code(value, request.query("person"), request.query("scope"), expires);
    corp.state().codes.put(value, code);
    return Answer.redirect(
        SignInPage.with(redirect, "code", value, "state", request.query("state")));
  }

  private Code spend(Request request) {
    var code = corp.state().codes.remove(request.query("code"));
    if (code == null || code.expiresAt() <= corp.parts().seconds()) {
      throw Refusals.of(40029);
    }
    return code;
  }

  private ObjectNode identity(Request request) {
    var code = spend(request);
    if (corp.isOutsider(code.person())) {
      return Json.of("openid", "openid_" + code.person(), "external_userid", code.person());
    }
    var answer = Json.of("userid", corp.require(code.person()).userid);
    if (code.scope().equals("snsapi_privateinfo")) {
      var ticket = "ticket%040d".formatted(corp.state().next("ticket"));
      corp.state().userTickets.put(ticket, code.person());
      answer.put("user_ticket", ticket).put("expires_in", 1800);
    }
    return answer;
  }

  /// The earlier call, whose fields begin with capitals.
  private ObjectNode identityOfOld(Request request) {
    var code = spend(request);
    return corp.isOutsider(code.person())
        ? Json.of("OpenId", "openid_" + code.person(), "external_userid", code.person())
        : Json.of("UserId", corp.require(code.person()).userid, "DeviceId", "");
  }

  private ObjectNode details(Request request) {
    var person = corp.state().userTickets.get(request.json().text("user_ticket"));
    if (person == null) {
      throw Refusals.of(40058, "user_ticket");
    }
    var employee = corp.require(person);
    return Json.of(
        "userid",
        employee.userid,
        "gender",
        "0",
        "avatar",
        corp.address() + "/sandbox-avatar.png",
        "qr_code",
        "",
        "mobile",
        employee.mobile,
        "email",
        employee.email,
        "biz_mail",
        "",
        "address",
        "");
  }
}

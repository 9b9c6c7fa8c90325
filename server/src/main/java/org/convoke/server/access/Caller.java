package org.convoke.server.access;

import java.util.List;
import java.util.Locale;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;

/// Who makes a call. Given to every service, whose every statement is confined to
/// [#organization()].
///
/// @param organization the tenant he belongs to
/// @param person who he is
/// @param role what he may do; changes take effect within 30 s
/// @param scopes what his token is for; all of them in a browser
/// @param language the language he reads: Chinese or English
public record Caller(
    OrgId organization, PersonId person, Role role, List<Scope> scopes, Locale language) {

  /// A browser has every scope.
  public static final List<Scope> EVERY_SCOPE = List.of(Scope.values());

  /// Whether he may do what this role may do.
  public boolean is(Role role) {
    return this.role.includes(role);
  }

  public boolean has(Scope scope) {
    return scope.isIn(scopes);
  }
}

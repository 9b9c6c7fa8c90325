package org.convoke.server.access;

import org.convoke.model.Forbidden;
import org.convoke.model.Phrase;
import org.jspecify.annotations.Nullable;

/// The questions that are asked before anything is done.
public final class Permissions {

  private Permissions() {}

  /// @throws Forbidden unless the caller has this role or a higher one
  public static void require(Caller caller, Role role) {
    if (!caller.is(role)) {
      throw new Forbidden(
          "forbidden",
          Phrase.of(
              "此操作需要%1$s权限，你是%3$s。请联系管理员。",
              "This needs the role %2$s; yours is %4$s. Ask an administrator.",
              name(role).zh(),
              name(role).en(),
              name(caller.role()).zh(),
              name(caller.role()).en()));
    }
  }

  /// @param role of the person who is to be kept; null: he has none
  /// @throws Forbidden unless the caller keeps people of this role: administrators all but
  ///   administrators and owners, whom owners keep
  public static void requireMayKeep(Caller caller, @Nullable Role role) {
    require(caller, Role.ADMIN);
    if (role != null && role.includes(Role.ADMIN) && !caller.is(Role.OWNER)) {
      throw new Forbidden(
          "forbidden",
          Phrase.of("只有所有者可以管理管理员和所有者。", "Only an owner may keep administrators and owners."));
    }
  }

  /// @throws Forbidden unless the caller's token has this scope
  public static void require(Caller caller, Scope scope) {
    if (!caller.has(scope)) {
      throw new Forbidden(
          "forbidden", Phrase.of("此访问令牌缺少权限范围 %s。", "This API token lacks the scope %s.", scope));
    }
  }

  private static Phrase name(Role role) {
    return switch (role) {
      case MEMBER -> Phrase.of("成员", "member");
      case BUILDER -> Phrase.of("搭建者", "builder");
      case ADMIN -> Phrase.of("管理员", "administrator");
      case OWNER -> Phrase.of("所有者", "owner");
    };
  }
}

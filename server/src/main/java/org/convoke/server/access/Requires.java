package org.convoke.server.access;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/// What a resource method takes to be called; on a class, what each of its methods takes that does
/// not say itself.
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Requires {

  /// The lowest role.
  Role role() default Role.MEMBER;

  /// What an API token must be for.
  Scope scope();
}

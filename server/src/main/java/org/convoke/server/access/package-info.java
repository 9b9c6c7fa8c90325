/// Who calls, and what he may do.
///
/// How a feature uses it:
///
/// 1. Each resource method (or its class) declares what it takes: `@Requires(role = Role.BUILDER,
///    scope = Scope.FORMS_WRITE)`, or `@Open` when nobody needs to sign in. A method that declares
///    nothing is refused to everybody. The request never reaches a method whose role or scope is
///    missing.
/// 2. The resource's constructor takes [org.convoke.server.access.Callers]; `callers.current()` is
///    the [org.convoke.server.access.Caller], which is given to the service as a parameter.
/// 3. Finer rules are the service's: `Permissions.require(caller, Role.ADMIN)`, or its own test on
///    the thing at hand followed by a [org.convoke.model.Forbidden] or
///    [org.convoke.model.NotFound]. Whatever is not of `caller.organization()` does not exist.
///
/// The realtime socket asks [org.convoke.server.access.Authentication] itself.
///
/// Depends on `platform` and `people`.
@NullMarked
package org.convoke.server.access;

import org.jspecify.annotations.NullMarked;

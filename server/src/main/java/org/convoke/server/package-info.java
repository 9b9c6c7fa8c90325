/// The application: one package a feature, each with its resource, service, store and actions for
/// flows. Features call each other's services, never each other's stores.
///
/// Start with [Convoke], then `platform`, `access`, `people`.
@NullMarked
package org.convoke.server;

import org.jspecify.annotations.NullMarked;

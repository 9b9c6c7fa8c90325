/// Tests of the application, and what they stand on.
///
/// A test of a feature is annotated `@QuarkusTest` and talks to the server over HTTP with
/// [org.convoke.server.Api]. All such tests share one server and one database of their own on a
/// real PostgreSQL ([org.convoke.server.TestServer]); so a test makes what it needs and expects
/// only what it made. The server runs as a demo: every demo person can sign in. A second
/// organization, [org.convoke.server.OtherOrganization], is there to prove that nothing crosses.
/// Time is moved forward with [org.convoke.server.TestClock], which can be injected.
package org.convoke.server;

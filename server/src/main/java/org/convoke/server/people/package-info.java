/// Organizations, their departments and their people: employees and, as contacts, customers.
///
/// Other features ask [org.convoke.server.people.People]: `find(organization, ids)` answers from
/// memory, with names for pages and [org.convoke.server.people.Person#isActive()] for checks.
/// [org.convoke.server.people.DemoContent] is the hook with which a feature adds to the demo
/// organization.
///
/// Depends on `platform`, and on `access` for callers, roles and passwords.
@NullMarked
package org.convoke.server.people;

import org.jspecify.annotations.NullMarked;

package org.convoke.server.forms;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The forms of one organization at one moment, by id and by key. Immutable.
final class OrganizationForms {

  private final List<Form> forms;
  private final Map<String, Form> byName = new HashMap<>();

  OrganizationForms(List<Form> forms) {
    this.forms = List.copyOf(forms);
    for (var form : forms) {
      byName.put(form.key(), form);
      byName.put(form.id().toString(), form);
    }
  }

  List<Form> all() {
    return forms;
  }

  Optional<Form> find(String idOrKey) {
    return Optional.ofNullable(byName.get(idOrKey));
  }
}

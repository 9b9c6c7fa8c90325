package org.convoke.server.records;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.UUID;
import org.convoke.model.Value;
import org.convoke.model.forms.Field;
import org.convoke.model.forms.FieldKind;
import org.convoke.model.forms.FormDefinition;

/// A value that no other record of the form may have.
///
/// @param field key of the field
/// @param hash the first 128 bits of SHA-256 of the text: keys of one length, and no limit to the
///   text's
record UniqueValue(String field, UUID hash) {

  static boolean isUnique(Field field) {
    return field.kind() instanceof FieldKind.Text text && text.isUnique();
  }

  /// The unique values of a record.
  static List<UniqueValue> of(FormDefinition definition, Value.Fields values) {
    return definition.fields().stream()
        .filter(UniqueValue::isUnique)
        .filter(field -> !values.get(field.key()).isEmpty())
        .map(field -> new UniqueValue(field.key(), hash(values.text(field.key()))))
        .toList();
  }

  private static UUID hash(String text) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
      return new UUID(bytes.getLong(), bytes.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

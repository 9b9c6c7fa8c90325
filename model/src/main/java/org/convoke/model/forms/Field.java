package org.convoke.model.forms;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One field of a form. In JSON the properties of its kind stand beside the common ones.
///
/// @param key its name in values, conditions and expressions; fixed once records exist
/// @param label its name for people
/// @param description a sentence below the label; null: none
/// @param placeholder shown while nothing is entered; null: none
/// @param required whether a record without it is refused
/// @param readOnly whether people cannot change it in the form
/// @param initial where its first value comes from; null: it starts empty
/// @param linkage the rule that fills it from another form; null: none
/// @param kind what it holds
@JsonSerialize(using = FieldJson.Writer.class)
@JsonDeserialize(using = FieldJson.Reader.class)
public record Field(
    String key,
    String label,
    @Nullable String description,
    @Nullable String placeholder,
    boolean required,
    boolean readOnly,
    @Nullable Initial initial,
    @Nullable Linkage linkage,
    FieldKind kind) {

  public Field {
    Objects.requireNonNull(kind);
  }

  /// A field with nothing but the necessary.
  public static Field of(String key, String label, FieldKind kind) {
    return new Field(key, label, null, null, false, false, null, null, kind);
  }

  /// The same field, required.
  public Field asRequired() {
    return new Field(key, label, description, placeholder, true, readOnly, initial, linkage, kind);
  }

  /// The same field, filled from another form.
  public Field linkedBy(Linkage rule) {
    return new Field(key, label, description, placeholder, required, true, initial, rule, kind);
  }
}

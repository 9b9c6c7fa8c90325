package org.convoke.model.flows;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/// To whom a message goes.
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Recipients.People.class, name = "people"),
  @JsonSubTypes.Type(value = Recipients.Chat.class, name = "chat")
})
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface Recipients {

  /// Each of some people, by himself.
  ///
  /// @param people ids; null only in a draft
  record People(@Nullable Mapping people) implements Recipients {}

  /// The members of a chat.
  ///
  /// @param chat its id; null only in a draft
  record Chat(@Nullable Mapping chat) implements Recipients {}
}

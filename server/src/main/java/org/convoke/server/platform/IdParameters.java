package org.convoke.server.platform;

import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.function.Function;
import org.convoke.model.AppId;
import org.convoke.model.ChatId;
import org.convoke.model.DepartmentId;
import org.convoke.model.FlowId;
import org.convoke.model.FormId;
import org.convoke.model.MessageId;
import org.convoke.model.OrgId;
import org.convoke.model.PersonId;
import org.convoke.model.RecordId;
import org.convoke.model.RunId;
import org.jspecify.annotations.Nullable;

/// Lets resource methods take ids as parameters; a text that is no id names nothing (404).
@Provider
public class IdParameters implements ParamConverterProvider {

  private static final Map<Class<?>, Function<String, ?>> READERS =
      Map.of(
          AppId.class, AppId::parse,
          ChatId.class, ChatId::parse,
          DepartmentId.class, DepartmentId::parse,
          FlowId.class, FlowId::parse,
          FormId.class, FormId::parse,
          MessageId.class, MessageId::parse,
          OrgId.class, OrgId::parse,
          PersonId.class, PersonId::parse,
          RecordId.class, RecordId::parse,
          RunId.class, RunId::parse);

  @Override
  @SuppressWarnings({"unchecked", "NullAway"}) // null: another provider's type
  public <T> @Nullable ParamConverter<T> getConverter(
      Class<T> type, Type genericType, Annotation[] annotations) {
    var reader = (Function<String, T>) READERS.get(type);
    return reader == null ? null : new Converter<>(reader);
  }

  private record Converter<T>(Function<String, T> reader) implements ParamConverter<T> {

    @Override
    @SuppressWarnings("NullAway") // a parameter that is not given
    public @Nullable T fromString(@Nullable String text) {
      return text == null ? null : reader.apply(text);
    }

    @Override
    public String toString(T value) {
      return value.toString();
    }
  }
}

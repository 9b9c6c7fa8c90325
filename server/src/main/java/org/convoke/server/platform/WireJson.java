package org.convoke.server.platform;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.IOContext;
import com.fasterxml.jackson.core.util.JsonParserDelegate;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import org.convoke.model.Invalid;
import org.convoke.model.Json;
import org.convoke.model.Phrase;

/// [Json] as callers send it: texts that no database keeps (a NUL, half of a surrogate pair) and
/// lists with nothing in a place are refused, so that no feature has to.
///
/// Texts are checked as they are parsed, names of properties too: whatever they are read into.
public final class WireJson {

  /// Shared; never reconfigured.
  public static final ObjectMapper MAPPER = mapper();

  private WireJson() {}

  private static ObjectMapper mapper() {
    var mapper = Json.mapper(new CheckingFactory());
    mapper.setDefaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL));
    return mapper;
  }

  private static final class CheckingFactory extends JsonFactory {

    @Override
    public JsonFactory copy() {
      return new CheckingFactory();
    }

    @Override
    protected JsonParser _createParser(InputStream json, IOContext context) throws IOException {
      return new Checking(super._createParser(json, context));
    }

    @Override
    protected JsonParser _createParser(Reader json, IOContext context) throws IOException {
      return new Checking(super._createParser(json, context));
    }

    @Override
    protected JsonParser _createParser(
        char[] json, int offset, int length, IOContext context, boolean recyclable)
        throws IOException {
      return new Checking(super._createParser(json, offset, length, context, recyclable));
    }

    @Override
    protected JsonParser _createParser(byte[] json, int offset, int length, IOContext context)
        throws IOException {
      return new Checking(super._createParser(json, offset, length, context));
    }
  }

  private static final class Checking extends JsonParserDelegate {

    Checking(JsonParser parser) {
      super(parser);
    }

    @Override
    public JsonToken nextToken() throws IOException {
      return checked(super.nextToken());
    }

    @Override
    public JsonToken nextValue() throws IOException {
      var token = nextToken();
      return token == JsonToken.FIELD_NAME ? nextToken() : token;
    }

    private JsonToken checked(JsonToken token) throws IOException {
      if ((token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME)
          && !StorableText.is(getText())) {
        throw unstorable(token);
      }
      return token;
    }

    private Invalid unstorable(JsonToken token) {
      var context = getParsingContext();
      // The name of a property that cannot be kept cannot be told either.
      var field =
          path(token == JsonToken.FIELD_NAME ? context.getParent() : context, new StringBuilder());
      return Invalid.field(
          field.toString(),
          "wrong-type",
          Phrase.of("%s 含有无法保存的字符。", "%s has a character that cannot be kept.", field.toString()));
    }

    /// As the body names it: `definition.fields[2].key`.
    private static StringBuilder path(JsonStreamContext context, StringBuilder path) {
      if (context == null || context.inRoot()) {
        return path;
      }
      path(context.getParent(), path);
      return context.inArray()
          ? path.append('[').append(context.getCurrentIndex()).append(']')
          : path.append(path.isEmpty() ? "" : ".").append(context.getCurrentName());
    }
  }
}

package org.convoke.server.platform;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.IOException;
import org.convoke.model.Invalid;
import org.convoke.model.Phrase;

/// Refuses an empty body and the body `null`, so that a resource that takes a body has one. A call
/// that sends no body at all, not even its type, reaches the method with null.
@Provider
public class BodyRequired implements ReaderInterceptor {

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext context) throws IOException {
    var body = context.proceed();
    if (body == null) {
      throw new Invalid("invalid-input", Phrase.of("请求缺少内容。", "The call needs a body."));
    }
    return body;
  }
}

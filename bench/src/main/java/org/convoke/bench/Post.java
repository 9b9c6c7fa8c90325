package org.convoke.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.convoke.e2e.Api;

/// POST requests to one path of the REST interface, ready to be written.
final class Post {

  private final String head;

  /// @param path below `/api/v1/`
  Post(URI server, Api api, String path) {
    head =
        """
        POST /api/v1/%s HTTP/1.1\r
        Host: %s\r
        Authorization: Bearer %s\r
        Content-Type: application/json\r
        Content-Length: \
        """
            .formatted(path, server.getAuthority(), api.token());
  }

  /// @param body JSON in ASCII
  ByteBuffer of(String body) {
    var request = head + body.length() + "\r\n\r\n" + body;
    return ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII));
  }
}

package org.convoke.server.flows;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.convoke.model.NodeId;
import org.convoke.model.NotFound;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who this process is among the nodes of a database. A server that starts again with the same data
/// folder is the same node, so that it adopts at once what it left behind; a second process that
/// shares the folder is a node of its own.
final class NodeIdentity {

  private static final Logger LOG = LoggerFactory.getLogger(NodeIdentity.class);

  private NodeIdentity() {}

  /// The folder's identity, locked until the process ends.
  static NodeId take(Path data) {
    try {
      Files.createDirectories(data);
      var lock =
          FileChannel.open(
              data.resolve("node.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      if (lock.tryLock() == null) {
        lock.close();
        return NodeId.create();
      }
      return stored(data.resolve("node"));
    } catch (IOException | OverlappingFileLockException e) {
      LOG.warn(
          "{} keeps no identity; runs left behind wait until others take it for dead", data, e);
      return NodeId.create();
    }
  }

  private static NodeId stored(Path file) throws IOException {
    if (Files.exists(file)) {
      try {
        return NodeId.parse(Files.readString(file).strip());
      } catch (NotFound e) {
        LOG.warn("{} holds no id; writing a new one", file);
      }
    }
    var node = NodeId.create();
    Files.writeString(file, node + "\n");
    return node;
  }
}

package org.convoke.engine.internal;

import java.time.Instant;
import org.convoke.database.Database;
import org.convoke.model.NodeId;

/// The rows of nodes. A row that is gone fences its node off.
final class NodeStore {

  private final Database database;

  NodeStore(Database database) {
    this.database = database;
  }

  /// Enters a node under a new epoch; an earlier registration of the same node is void.
  Fence register(NodeId node, String name, Instant now) {
    return database
        .query(
            "node.register",
            """
            insert into node (id, epoch, name, started_at, heartbeat_at)
            values (:node, nextval('node_epoch'), :name, :now, :now)
            on conflict (id) do update set
              epoch = excluded.epoch,
              name = excluded.name,
              started_at = excluded.started_at,
              heartbeat_at = excluded.heartbeat_at
            returning epoch
            """)
        .bind("node", node.value())
        .bind("name", name)
        .bind("now", now)
        .one(row -> new Fence(node, row.number("epoch")));
  }

  /// Says that a node lives.
  ///
  /// @return whether it still does: false when another node removed it
  boolean beat(Fence fence, Instant now) {
    return database
            .update(
                "node.beat",
                """
                update node set heartbeat_at = :now
                where id = :node and epoch = :epoch
                """)
            .bind("node", fence.node().value())
            .bind("epoch", fence.epoch())
            .bind("now", now)
            .execute()
        == 1;
  }

  /// Whether a process is registered as this node.
  boolean isRegistered(NodeId node) {
    return database
        .query("node.find", "select epoch from node where id = :node")
        .bind("node", node.value())
        .optional(row -> row.number("epoch"))
        .isPresent();
  }

  /// Removes nodes that were silent for too long; their runs are orphans then.
  int removeSilent(Instant since) {
    return database
        .update("node.removeSilent", "delete from node where heartbeat_at < :since")
        .bind("since", since)
        .execute();
  }

  /// Takes a node out, so that others adopt what it leaves without waiting.
  void remove(Fence fence) {
    database
        .update("node.remove", "delete from node where id = :node and epoch = :epoch")
        .bind("node", fence.node().value())
        .bind("epoch", fence.epoch())
        .execute();
  }
}

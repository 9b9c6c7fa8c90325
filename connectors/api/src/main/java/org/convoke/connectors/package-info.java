/// What a platform can do, in the words of Convoke: capabilities, not platforms. A connector is the
/// code for one platform; it has the capabilities that its platform has, and describes the actions
/// that flows may ask of it.
///
/// Start with [Connector] and [GroupChats]. Knows no platform, no database and no web; the words of
/// a platform (its ids, its error codes) stop at its connector's door.
@NullMarked
package org.convoke.connectors;

import org.jspecify.annotations.NullMarked;

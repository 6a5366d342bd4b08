/// The ways to live events: server-sent events, WebSocket, tickets. May use its module's values and
/// `platform.http`.
@NullMarked
package bellwether.platform.live.http;

import org.jspecify.annotations.NullMarked;

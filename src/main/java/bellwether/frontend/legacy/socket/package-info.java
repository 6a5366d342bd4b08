/// Live events for Socket.IO clients of the older systems.
@NullMarked
package bellwether.frontend.legacy.socket;

import org.jspecify.annotations.NullMarked;

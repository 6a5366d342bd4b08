/// Reads events and hands them to streams. May use its module's values.
@NullMarked
package bellwether.platform.live.hub;

import org.jspecify.annotations.NullMarked;

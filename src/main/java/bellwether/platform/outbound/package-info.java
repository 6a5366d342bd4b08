/// The only way to addresses that users give: what may be called, and calls that cannot be led
/// elsewhere. Uses `base`.
@NullMarked
package bellwether.platform.outbound;

import org.jspecify.annotations.NullMarked;

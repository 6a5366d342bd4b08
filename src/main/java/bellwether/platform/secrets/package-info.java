/// Secrets of users, sealed before they are stored, and the key that does it. Uses `base`.
@NullMarked
package bellwether.platform.secrets;

import org.jspecify.annotations.NullMarked;

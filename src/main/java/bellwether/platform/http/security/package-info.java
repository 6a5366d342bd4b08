/// Who a caller is and what it may do: keys, roles, origins. May use `platform.http`, `problem`,
/// `limits`.
@NullMarked
package bellwether.platform.http.security;

import org.jspecify.annotations.NullMarked;
